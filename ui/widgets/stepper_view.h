// The steps of a guided procedure at the left of its page (LOOK §3, stepper item).
#pragma once

#include <QAbstractListModel>
#include <QListView>
#include <QVariantAnimation>

namespace mailstead::widgets
{

enum class StepLook { Waiting, Current, Running, Done, Decide, Failed, Skipped };

struct StepItem {
    QString label;
    QString detail; ///< one short line below, may be empty
    StepLook look = StepLook::Waiting;
    bool enabled = true; ///< can be opened
    bool operator==(const StepItem&) const = default;
};

class StepperModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles { DetailRole = Qt::UserRole + 1, LookRole };

    using QAbstractListModel::QAbstractListModel;
    /// Changes only the rows that differ; selection and position are kept.
    void setItems(const QList<StepItem>& items);
    const QList<StepItem>& items() const { return m_items; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QList<StepItem> m_items;
};

/// Shows a StepperModel; rows of 48 px, arrows move, Enter or a click opens.
class StepperView : public QListView
{
    Q_OBJECT
public:
    explicit StepperView(QWidget* parent = nullptr);
    StepperModel* stepperModel() const { return m_model; }
    void setItems(const QList<StepItem>& items) { m_model->setItems(items); }
    /// The step whose panel is shown; its label is accented.
    void setCurrentStep(int row);
    int currentStep() const { return m_current; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void stepActivated(int row); ///< by click, Enter or Space; enabled rows only

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void updateSpinner();

    StepperModel* m_model;
    QVariantAnimation* m_spinner;
    int m_current = -1;
};

} // namespace mailstead::widgets
