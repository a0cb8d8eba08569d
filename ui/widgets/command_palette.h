// Ctrl+K: everything that can be done or opened, by typing.
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>
#include <functional>
#include <memory>

class QLineEdit;
class QListView;

namespace mailstead::widgets
{

struct PaletteEntry {
    QString text, icon;
    QString where; ///< the page or group, at the right
    QString shortcut;
    QString keywords; ///< further words that find it, in any language
    std::function<void()> run;
};

/// Best hit first. Arrows move, Enter runs, Escape or a click outside closes.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* window);
    ~CommandPalette() override;
    void open(const QList<PaletteEntry>& entries, const QString& placeholder);
    QLineEdit* edit() const;
    QListView* list() const;
    /// How well `text` answers `query`: 0 not at all, higher is better. For tests and sorting.
    static int score(const QString& text, const QString& query);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& query);
    void runCurrent();
    void closePalette();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mailstead::widgets
