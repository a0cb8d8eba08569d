// "This server": who it is, the navigation between its pages, its vital signs.
#pragma once

#include "session/server_session.h"
#include "vitals/vitals.h"
#include "widgets/page.h"

#include <QAbstractListModel>
#include <QListView>
#include <QPointer>

namespace mailstead::widgets
{
class ElidedLabel;
class IconButton;
class Label;
class StateDot;
} // namespace mailstead::widgets

namespace mailstead::main
{

class VitalsStrip;

/// The pages there are, with their counts.
class NavModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles { IconRole = Qt::UserRole + 1, BadgeRole, ToneRole };
    using QAbstractListModel::QAbstractListModel;
    void setPages(const QList<widgets::Page*>& pages);
    void refresh(); ///< titles or counts changed
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<QPointer<widgets::Page>> m_pages;
};

class ServerColumn : public QWidget
{
    Q_OBJECT
public:
    explicit ServerColumn(QWidget* parent = nullptr);
    void setSession(session::ServerSession* session);
    void setPages(const QList<widgets::Page*>& pages);
    void setCurrentPage(int row);
    QListView* nav() const { return m_nav; }
    VitalsStrip* vitals() const { return m_strip; }

signals:
    void pageChosen(int row);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showState();
    void retranslate();

    QPointer<session::ServerSession> m_session;
    NavModel* m_model;
    widgets::ElidedLabel *m_name, *m_address;
    widgets::IconButton* m_copy;
    widgets::StateDot* m_dot;
    widgets::Label* m_state;
    QListView* m_nav;
    QWidget* m_line;
    VitalsStrip* m_strip;
    vitals::Vitals* m_vitals;
};

} // namespace mailstead::main
