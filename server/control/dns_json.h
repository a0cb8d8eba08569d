// DNS records, findings and propagation as PROTOCOL.md writes them.
#pragma once

#include "dns/checks/report.h"
#include "dns/propagation.h"
#include "dns/wanted.h"

#include <nlohmann/json.hpp>

namespace mailstead::control
{

/// With the forms for providers' web pages; `zone` is where the record lies.
nlohmann::json recordJson(const dns::WantedRecord& record, const std::string& zone);
nlohmann::json checkedJson(const dns::CheckedRecord& record, const std::string& zone);
nlohmann::json propagationJson(const dns::PropagationRound& round);

} // namespace mailstead::control
