#pragma once

#include <QVariantAnimation>
#include <QWidget>

namespace mailstead::widgets
{

/// Work that runs: turns in 900 ms, stopped when hidden, still with reduced motion.
class Spinner : public QWidget
{
    Q_OBJECT
public:
    explicit Spinner(QWidget* parent = nullptr, int size = 16);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    int m_size;
    QVariantAnimation m_turn;
};

} // namespace mailstead::widgets
