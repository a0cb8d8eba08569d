// Differences between two texts, line by line (LOOK §3, plan and diff).
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace mailstead::widgets
{

struct DiffLine {
    enum class Kind { Context, Added, Removed, Gap } kind = Kind::Context;
    int number = 0; ///< in the text where it stands; 0 for a gap
    QString text;
    int changedFrom = -1, changedLength = 0; ///< the part that differs from its counterpart
    bool operator==(const DiffLine&) const = default;
};

/// The shortest line diff, with `context` unchanged lines around each change (Gap lines between).
/// Texts above `maxLines` lines are compared from both ends only.
QList<DiffLine> diffLines(const QString& before, const QString& after, int context = 3,
                          int maxLines = 4000);

/// Draws them: numbers, signs, soft grounds. Ctrl+C and the context menu copy.
class DiffView : public QWidget
{
    Q_OBJECT
public:
    explicit DiffView(QWidget* parent = nullptr);
    void setTexts(const QString& before, const QString& after);
    void setLines(const QList<DiffLine>& lines, bool withNumbers = true);
    const QList<DiffLine>& lines() const { return m_lines; }
    /// "1 line added, 1 changed, the rest kept", translated.
    static QString summary(const QList<DiffLine>& lines);
    QString plainText() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QList<DiffLine> m_lines;
    bool m_numbers = true;
};

} // namespace mailstead::widgets
