// One of several that are not known beforehand (domains, certificates): segments for a few, a list
// for many.
#pragma once

#include <QStringList>
#include <QWidget>

class QComboBox;

namespace mailstead::widgets
{

class SegmentedControl;

class ChoiceControl : public QWidget
{
    Q_OBJECT
public:
    explicit ChoiceControl(QWidget* parent = nullptr);
    /// `keys` tell which is which, `texts` are shown. What was chosen stays chosen while it is
    /// there, else the first one is. Hidden while there are fewer than two.
    void setChoices(const QStringList& keys, const QStringList& texts);
    QString current() const; ///< its key; "" for none
    void setCurrent(const QString& key);

signals:
    void currentChanged(const QString& key); ///< by whomever

private:
    void rebuild();

    QStringList m_keys, m_texts;
    QString m_current;
    SegmentedControl* m_segments = nullptr;
    QComboBox* m_list = nullptr;
};

} // namespace mailstead::widgets
