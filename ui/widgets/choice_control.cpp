#include "widgets/choice_control.h"

#include "widgets/segmented_control.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <algorithm>
#include <utility>

namespace mailstead::widgets
{

namespace
{

constexpr qsizetype mostSegments = 4;

} // namespace

ChoiceControl::ChoiceControl(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void ChoiceControl::setChoices(const QStringList& keys, const QStringList& texts)
{
    if (keys == m_keys && texts == m_texts)
        return;
    m_keys = keys;
    m_texts = texts;
    const QString before = m_current;
    if (!m_keys.contains(m_current))
        m_current = m_keys.value(0);
    rebuild();
    if (m_current != before)
        emit currentChanged(m_current);
}

QString ChoiceControl::current() const
{
    return m_current;
}

void ChoiceControl::setCurrent(const QString& key)
{
    const qsizetype at = m_keys.indexOf(key);
    if (at < 0 || key == m_current)
        return;
    m_current = key;
    if (m_segments)
        m_segments->setCurrent(int(at));
    if (m_list)
        m_list->setCurrentIndex(int(at));
    emit currentChanged(m_current);
}

void ChoiceControl::rebuild()
{
    delete m_segments;
    delete m_list;
    m_segments = nullptr;
    m_list = nullptr;
    setVisible(m_keys.size() > 1);
    if (m_keys.size() < 2)
        return;
    const int at = int(std::max<qsizetype>(0, m_keys.indexOf(m_current)));
    const auto chosen = [this](int index) {
        const QString key = m_keys.value(index);
        if (!key.isEmpty() && key != m_current) {
            m_current = key;
            emit currentChanged(key);
        }
    };
    if (m_keys.size() <= mostSegments) {
        m_segments = new SegmentedControl;
        m_segments->setAccessibleName(accessibleName());
        for (const QString& text : std::as_const(m_texts))
            m_segments->addSegment(text);
        m_segments->setCurrent(at);
        layout()->addWidget(m_segments);
        connect(m_segments, &SegmentedControl::currentChanged, this, chosen);
    } else {
        m_list = new QComboBox;
        m_list->setAccessibleName(accessibleName());
        m_list->addItems(m_texts);
        m_list->setCurrentIndex(at);
        layout()->addWidget(m_list);
        connect(m_list, &QComboBox::currentIndexChanged, this, chosen);
    }
}

} // namespace mailstead::widgets
