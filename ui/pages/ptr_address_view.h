// One address in the card of reverse names: its state, and ways to set its name.
#pragma once

#include "hosters/ptr_model.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QVBoxLayout;

namespace mailstead::widgets
{
class Button;
class Hairline;
class IconLabel;
class Label;
class SegmentedControl;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class PtrApiForm;

/// At most one of steps, ticket and the hoster's interface is open.
class PtrAddressView : public QWidget
{
    Q_OBJECT
public:
    explicit PtrAddressView(hosters::PtrModel* model, QWidget* parent = nullptr);

    void set(const hosters::Address& address);
    const hosters::Address& address() const { return m_address; }
    void setFirst(bool first); ///< no hairline above

    enum class Part { None, Steps, Ticket, Api };
    void open(Part part);
    Part openPart() const { return m_open; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildSteps();
    QWidget* buildTicket();
    void fill();
    void showOpen();
    void fillSteps();
    void fillTicket();
    void fillHosters();

    const QPointer<hosters::PtrModel> m_model;
    hosters::Address m_address;
    Part m_open = Part::None;
    bool m_languageChosen = false; ///< of the ticket, by the user
    widgets::Hairline* m_line;
    widgets::IconLabel* m_icon;
    widgets::Label *m_name, *m_sentence, *m_hoster;
    QWidget* m_buttons;
    widgets::Button *m_showSteps, *m_showTicket, *m_showApi;
    QWidget *m_steps, *m_ticket;
    widgets::Label *m_evidence, *m_port25, *m_otherLabel;
    QComboBox* m_other;
    QWidget* m_stepRows = nullptr;
    QVBoxLayout* m_stepLayout = nullptr;
    widgets::Button *m_openPanel, *m_copyTicket, *m_copySubject;
    widgets::SegmentedControl* m_language;
    widgets::Label *m_subject, *m_text;
    PtrApiForm* m_api;
};

} // namespace mailstead::pages
