// The first page of a server: a sentence on how it is, then numbers, each a link.
#pragma once

#include "pages/daemon_page.h"
#include "pages/overview_data.h"

class QGridLayout;
class QTimer;

namespace mailstead::widgets
{
class Card;
class ErrorBanner;
class FindingList;
class IconButton;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class FactList;
class FigureCard;

class OverviewPage : public DaemonPage
{
    Q_OBJECT
public:
    explicit OverviewPage(QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("overview"); }
    QString title() const override;
    QString iconName() const override { return QStringLiteral("overview"); }
    bool hasOwnHeader() const override { return true; }
    void refresh() override;
    PageBadge badge() const override;

    /// "Mail is flowing. One thing wants a look."
    static QString sentence(const OverviewData& data);

protected:
    void clientChanged(const std::shared_ptr<control::Client>& client) override;
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    FigureCard* addFigure(const QString& name, const QString& filter);
    void showData();
    void showFigures();
    void showState();
    void showLists();
    void showChecked();

    OverviewReader* m_reader;
    QTimer* m_timer;
    widgets::Label *m_sentence, *m_checked;
    widgets::IconButton* m_again;
    widgets::ErrorBanner* m_error;
    widgets::FindingList* m_findings;
    FigureCard *m_waiting, *m_deferred, *m_held, *m_oldest;
    FactList *m_state, *m_problems, *m_messages;
};

} // namespace mailstead::pages
