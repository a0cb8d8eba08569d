// The page at the right: its header, itself, and what is said above it.
#pragma once

#include "widgets/page.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QStackedWidget;

namespace mailstead::widgets
{
class Button;
class ElidedLabel;
class ErrorBanner;
class IconLabel;
class Label;
class Meter;
class Spinner;
class StateDot;
} // namespace mailstead::widgets

namespace mailstead::main
{

class PageArea : public QWidget
{
    Q_OBJECT
public:
    explicit PageArea(QWidget* parent = nullptr);
    void addPage(QWidget* page);
    void showPage(widgets::Page* page);
    /// Shown instead of a page: the empty state before the first server.
    void showPlain(QWidget* widget);
    widgets::Page* page() const { return m_page; }
    widgets::ErrorBanner* banner() const { return m_banner; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showHeader();

    QPointer<widgets::Page> m_page;
    QPointer<QWidget> m_actions;
    QWidget* m_header;
    QHBoxLayout* m_headerRow;
    widgets::Label* m_title;
    widgets::ElidedLabel* m_summary;
    widgets::ErrorBanner* m_banner;
    QWidget* m_bannerFrame;
    QStackedWidget* m_stack;
};

/// The line at the bottom: running work with progress and Stop at the left, the connection right.
class StatusBar : public QWidget
{
    Q_OBJECT
public:
    explicit StatusBar(QWidget* parent = nullptr);
    void setWork(const widgets::RunningWork& work);
    void setConnection(const QString& ssh, style::Tone sshTone, const QString& channel,
                       style::Tone channelTone);

signals:
    void stopRequested();
    void workActivated(); ///< click on the running work: show its page

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    widgets::RunningWork m_work;
    widgets::IconLabel* m_idle;
    widgets::Spinner* m_spinner;
    widgets::Label* m_title;
    widgets::ElidedLabel* m_detail;
    widgets::Meter* m_meter;
    widgets::Button* m_stop;
    widgets::StateDot *m_sshDot, *m_channelDot;
    widgets::Label *m_ssh, *m_channel;
};

} // namespace mailstead::main
