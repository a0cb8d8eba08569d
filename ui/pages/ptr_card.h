// Reverse names of the server's addresses (DNS mock-up): what is so, and how it is put right.
#pragma once

#include "hosters/ptr_model.h"
#include "widgets/card.h"

#include <QPointer>

namespace mailstead::widgets
{
class ErrorBanner;
class IconButton;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class PtrAddressView;

/// Shows a model that its owner attaches to a daemon. Fits a column of 300 px and a whole page.
class PtrCard : public widgets::Card
{
    Q_OBJECT
public:
    explicit PtrCard(QWidget* parent = nullptr);

    /// Not owned; null shows nothing.
    void setModel(hosters::PtrModel* model);
    hosters::PtrModel* model() const { return m_model; }
    /// The part for one address; null without.
    PtrAddressView* view(const QString& address) const;
    /// "2 of 3 addresses have a right name", for a page that speaks about more.
    QString summary() const;

signals:
    void changed(); ///< what summary() says may differ

protected:
    void changeEvent(QEvent* event) override;

private:
    void refill();
    void showState();
    void retranslate();

    QPointer<hosters::PtrModel> m_model;
    widgets::IconButton* m_again;
    widgets::ErrorBanner* m_error;
    widgets::Label* m_note;
    QWidget* m_list;
    QVBoxLayout* m_rows;
    QList<PtrAddressView*> m_views;
};

} // namespace mailstead::pages
