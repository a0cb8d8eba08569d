#include "queue/interned_texts.h"

namespace mailstead::queue
{

InternedTexts::InternedTexts()
{
    m_entries.push_back({std::make_unique<std::string>(), 1});
    m_numbers.emplace(*m_entries[0].text, 0);
}

InternedTexts::Number InternedTexts::use(std::string_view text)
{
    if (text.empty())
        return 0;
    if (const auto known = m_numbers.find(text); known != m_numbers.end()) {
        ++m_entries[known->second].users;
        return known->second;
    }
    Number number = 0;
    if (m_free.empty()) {
        number = static_cast<Number>(m_entries.size());
        m_entries.push_back({std::make_unique<std::string>(text), 1});
    } else {
        number = m_free.back();
        m_free.pop_back();
        m_entries[number] = {std::make_unique<std::string>(text), 1};
    }
    m_numbers.emplace(*m_entries[number].text, number);
    return number;
}

void InternedTexts::release(Number number)
{
    if (number == 0 || --m_entries[number].users > 0)
        return;
    m_numbers.erase(*m_entries[number].text);
    m_entries[number].text = std::make_unique<std::string>();
    m_free.push_back(number);
}

const InternedTexts::Number* InternedTexts::find(std::string_view text) const
{
    const auto known = m_numbers.find(text);
    return known == m_numbers.end() ? nullptr : &known->second;
}

} // namespace mailstead::queue
