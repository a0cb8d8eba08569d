// Words about reverse names: what is so, what to do step by step, what to write to the hoster.
#pragma once

#include "hosters/records.h"

namespace mailstead::hosters
{

/// One sentence: what the address has and what that means.
QString stateSentence(const Address& address);

/// Which hoster, and how sure that is: "Hetzner Cloud, as the machine itself says".
QString hosterSentence(const Address& address);

/// What was seen, one line each: "The network belongs to: HETZNER".
QStringList evidenceLines(const Address& address);

/// What a person does, in order. A step that a newer daemon knows and we do not is left out.
QStringList stepTexts(const Address& address);

/// What is known of the hoster and outgoing port 25; empty when nothing is.
QString port25Remark(const Hoster& hoster);

/// A ticket to copy. Its language is the hoster's, not the window's, so it is not translated.
enum class TicketLanguage { English, Chinese };

struct Ticket {
    QString subject;
    QString text;
};

Ticket ticketFor(const Address& address, TicketLanguage language);

/// Chinese for hosters in China, else English.
TicketLanguage ticketLanguage(const Address& address);

} // namespace mailstead::hosters
