// Lines of a log, 20 px each, drawn from a LogLineSource of any length.
#pragma once

#include "widgets/log_source.h"

#include <QAbstractScrollArea>

class QPushButton;

namespace mailstead::widgets
{

/// Follows the end until the user scrolls up; then a pill says how many lines came. Click, Shift
/// and arrows select lines; Ctrl+C copies them, Ctrl+A takes all, End follows again, Enter
/// activates, n and Shift+N go to the next and the last hit.
class LogView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit LogView(QWidget* parent = nullptr);
    ~LogView() override;

    void setSource(LogLineSource* source); ///< not owned; null for none
    LogLineSource* source() const { return m_source; }

    /// Level, source and id as columns (daemon logs), or time and text alone (live log of setup).
    void setColumnsVisible(bool visible);
    void setMilliseconds(bool shown);

    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    int unseenLines() const { return m_unseen; }

    /// Marks hits (case-insensitive); empty: none. Returns the number of hits among the lines
    /// loaded now.
    int setSearch(const QString& text);
    QString search() const { return m_search; }
    void findNext(bool backwards = false);
    /// Lines up to `limit` are searched at once; count() above it are searched as they are drawn.
    static constexpr int searchLimit = 200'000;

    int currentLine() const { return m_current; }
    void setCurrentLine(int index);
    QList<int> selectedLines() const;
    QString selectedText() const;
    QString lineText(int index) const; ///< as copied
    void copySelection() const;
    void scrollToLine(int index);
    int firstVisibleLine() const;

signals:
    void followingChanged(bool following);
    void unseenChanged(int lines);
    void currentLineChanged(int index);
    void lineActivated(int index);              ///< Enter or double click
    void idActivated(const QString& messageId); ///< click on a message id
    void reachedTop();                          ///< older lines may be fetched

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Columns {
        int time = 0, level = 0, source = 0, id = 0, text = 0; ///< x of each; text is the last
    };
    Columns columns() const;
    int lineAt(int y) const;
    void updateScrollBars();
    void updateGeometryOfPill();
    void onAppended(int lines);
    void onPrepended(int lines);
    void onDropped(int lines);
    void onReset();
    void setUnseen(int lines);
    void select(int index, bool extend);
    QString timeText(const LogLine& line) const;
    QString idAt(const QPoint& position) const;
    void measure(int first, int count);
    void shiftIndices(int by);
    void paintText(QPainter* painter, const QRect& row, int left, const LogLine& line);

    LogLineSource* m_source = nullptr;
    QPushButton* m_pill;
    bool m_columns = true, m_milliseconds = true, m_following = true;
    bool m_scrollingOurselves = false, m_keyboardUsed = false;
    int m_unseen = 0, m_current = -1, m_anchor = -1;
    int m_widestText = 0;
    int m_sourceChars = 10, m_idChars = 0;
    QString m_search;
};

} // namespace mailstead::widgets
