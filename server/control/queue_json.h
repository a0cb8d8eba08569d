// The queue's values as PROTOCOL.md writes them.
#pragma once

#include "queue/scheduler.h"
#include "queue/store.h"

#include <nlohmann/json.hpp>

namespace mailstead::control
{

core::Result<queue::Filter> queueFilter(const nlohmann::json& parameters);
core::Result<queue::SortBy> queueSort(const std::string& name);
core::Result<queue::GroupBy> queueGroupBy(const std::string& name);
core::Result<queue::Action> queueAction(const std::string& name);

nlohmann::json toJson(const queue::Row& row);
nlohmann::json toJson(const queue::Counts& counts);
nlohmann::json toJson(const queue::Group& group);
nlohmann::json toJson(const queue::DestinationState& state);
nlohmann::json toJson(const queue::Suppression& suppression);
nlohmann::json toJson(const queue::HoldRule& rule);
nlohmann::json toJson(const queue::MessageTrace& trace);
nlohmann::json toJson(const queue::HistoryRow& row);

} // namespace mailstead::control
