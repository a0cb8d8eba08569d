// The search field of lists: words and key:value chips (LOOK §3).
#pragma once

#include <QLineEdit>
#include <QList>
#include <QStringList>

class QTimer;

namespace mailstead::widgets
{

struct FilterChip {
    QString key;   ///< "to"
    QString value; ///< "gmail.example"
    bool operator==(const FilterChip&) const = default;
};

class IconButton;

/// `key:value ` (a known key and a space or Enter) becomes a chip; Backspace at the beginning takes
/// the last chip back into text; Escape clears the text, then the chips. Ghost text completes
/// known keys and values; Tab takes it.
class FilterField : public QWidget
{
    Q_OBJECT
public:
    explicit FilterField(QWidget* parent = nullptr);

    void setPlaceholder(const QString& text);
    /// Known keys with the values to offer for each (may be empty: any value).
    void setKeys(const QList<QPair<QString, QStringList>>& keys);

    QList<FilterChip> chips() const { return m_chips; }
    void setChips(const QList<FilterChip>& chips);
    void addChip(const FilterChip& chip); ///< replaces one of the same key
    void removeChip(const QString& key);
    QString text() const; ///< the words that are no chips
    void setText(const QString& text);
    void clear();
    bool isEmpty() const;
    /// "72 of 214", at the right.
    void setHits(const QString& text);
    QString hits() const { return m_hits; }
    QString ghostText() const { return m_ghost; }
    QLineEdit* edit() const { return m_edit; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// 150 ms after the last key, at once for chips and Enter.
    void filterChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void relayout();
    void rebuildChips();
    void updateGhost();
    bool takeChipFromText();
    void emitNow();
    void retranslate();

    QList<QPair<QString, QStringList>> m_keys;
    QList<FilterChip> m_chips;
    QList<QWidget*> m_chipWidgets;
    QLineEdit* m_edit;
    IconButton* m_clear;
    QTimer* m_timer;
    QString m_hits, m_ghost;
};

} // namespace mailstead::widgets
