// Names for the SPF tests: a table instead of a resolver.
#pragma once

#include "senderauth/spf.h"

#include <set>

struct SpfZone {
    struct Host {
        std::map<mailstead::senderauth::SpfQuestionType, std::vector<std::string>> records;
        std::string alias;     ///< CNAME
        bool timesOut = false; ///< on what is not in the table
    };
    std::map<std::string, Host> hosts; ///< names in lower case

    mailstead::senderauth::SpfAnswer ask(const mailstead::senderauth::SpfQuestion& question) const;

    /// Runs the evaluator to its end. `rounds` counts how often it had to wait.
    mailstead::senderauth::SpfReport evaluate(const mailstead::senderauth::SpfQuery& query,
                                              unsigned* rounds = nullptr) const;
};
