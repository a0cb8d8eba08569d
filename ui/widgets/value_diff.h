// The values of a record set now and then, one line each, for rows of a plan (LOOK §3, DNS diff).
#pragma once

#include "widgets/diff_view.h"

namespace mailstead::widgets
{

/// Sign and colour tell what goes and what comes, a stronger ground which part of it changed. Lines
/// are cut to the width, so that the changed part is seen; the tooltip has the whole. Ctrl+C and
/// the context menu copy.
class ValueDiff : public QWidget
{
    Q_OBJECT
public:
    explicit ValueDiff(QWidget* parent = nullptr);
    /// A value that is in both is not shown. Line breaks and other control characters are replaced.
    void setValues(const QStringList& before, const QStringList& after);
    /// Values that are there and stay.
    void setUnchanged(const QStringList& values);
    const QList<DiffLine>& lines() const { return m_lines; }
    QString plainText() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void describe();

    QList<DiffLine> m_lines;
};

} // namespace mailstead::widgets
