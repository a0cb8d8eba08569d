// From "who has this zone" to "written": provider, credentials, plan, result. The DNS page and the
// setup's DNS step show the same.
#pragma once

#include "names/zone_plan.h"
#include "widgets/page.h"

#include <QWidget>
#include <memory>
#include <optional>

namespace mailstead::names
{
class CredentialsModel;
class ProviderModel;
class ZoneJournal;
struct Provider;
} // namespace mailstead::names

namespace mailstead::widgets
{
class ErrorBanner;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class DnsPlanView;
class DnsProviderPanel;

class DnsZoneWriter : public QWidget
{
    Q_OBJECT
public:
    explicit DnsZoneWriter(QWidget* parent = nullptr);
    ~DnsZoneWriter() override;

    void setClient(const std::shared_ptr<control::Client>& client);
    void setDomain(const QString& domain); ///< A-labels; "" asks nobody
    void refresh();
    names::ZonePlan* plan() const { return m_plan; }
    names::ZoneJournal* journal() const { return m_journal; }
    /// Of the zone, or of its name servers; none when nobody is known.
    std::optional<names::Provider> provider() const;

    RunningWork work() const;
    void stop();
    /// Takes back what was written; the result is told by undone() or in the banner.
    void undo(const QString& journal);

signals:
    void workChanged();
    void placeChanged(); ///< provider() or the plan's stage
    void written(const mailstead::names::ZoneWritten& result);
    void undone();
    void copied(const QString& what);
    void done(const QString& title, const QString& detail = {},
              const std::function<void()>& undo = {});

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showStage();
    void showError();
    void onWritten(const names::ZoneWritten& result);
    void say(const core::Error& error);
    QString providerLabel() const;

    names::ProviderModel* m_providers;
    names::CredentialsModel* m_credentials;
    names::ZonePlan* m_plan;
    names::ZoneJournal* m_journal;
    widgets::ErrorBanner* m_banner;
    widgets::Label* m_looking;
    DnsProviderPanel* m_panel;
    DnsPlanView* m_view;
    QString m_progress;
    double m_fraction = -1;
    bool m_changing = false; ///< the user looks at the credentials while there is a plan
    bool m_stopping = false;
    bool m_undoing = false;
    bool m_stageError = false; ///< the banner shows the plan's own error
};

} // namespace mailstead::pages
