// What is so: the certificate in use, its chain, what the ports serve, how it is renewed.
#pragma once

#include "certificates/certificate.h"
#include "certificates/served_ports.h"
#include "pages/overview_cards.h"
#include "widgets/card.h"

#include <QAbstractTableModel>
#include <optional>

namespace mailstead::widgets
{
class Button;
class ChainView;
class IconTile;
class Label;
class LifetimeBar;
class Spinner;
class StateBadge;
class TableView;
} // namespace mailstead::widgets

namespace mailstead::pages
{

/// Name, issuer, days left, lifetime.
class CertificateSummary : public widgets::Card
{
    Q_OBJECT
public:
    explicit CertificateSummary(QWidget* parent = nullptr);
    void set(const certificates::Certificate& certificate, const certificates::Authority* authority,
             const QDateTime& now);

private:
    widgets::IconTile* m_tile;
    widgets::Label *m_name, *m_about, *m_days, *m_ofDays;
    widgets::LifetimeBar* m_bar;
};

class ChainCard : public widgets::Card
{
    Q_OBJECT
public:
    explicit ChainCard(QWidget* parent = nullptr);
    void set(const certificates::Certificate& certificate, const QDateTime& now);
    void retranslate();

signals:
    void exportRequested();
    void copyRequested();
    void copied(const QString& fingerprint);

private:
    certificates::Certificate m_certificate;
    QDateTime m_now;
    widgets::ChainView* m_view;
    widgets::StateBadge* m_badge;
    widgets::Label* m_none;
    widgets::Button *m_export, *m_copy;
};

class ServedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { PortColumn, ServiceColumn, AddressColumn, SeenColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setPorts(const QList<certificates::ServedPort>& ports);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QList<certificates::ServedPort> m_ports;
};

/// What each port shows now, as the last look found it.
class ServedCard : public widgets::Card
{
    Q_OBJECT
public:
    explicit ServedCard(QWidget* parent = nullptr);
    void set(const certificates::ServedPorts& served, const QDateTime& now);
    void retranslate();

signals:
    void lookRequested();

private:
    ServedModel* m_model;
    QDateTime m_shownLook; ///< the rows are of this one
    widgets::TableView* m_table;
    widgets::Label* m_note;
    widgets::Spinner* m_spinner;
    widgets::Button* m_look;
};

/// When, by what, and how the last time went.
class RenewalCard : public FactList
{
    Q_OBJECT
public:
    explicit RenewalCard(QWidget* parent = nullptr);
    void set(const certificates::Certificate& certificate,
             const certificates::Authority* authority);
    void retranslate();
};

} // namespace mailstead::pages
