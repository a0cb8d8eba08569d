#include "dns/checks/report.h"

namespace mailstead::dns
{

std::string_view toString(RecordState state)
{
    switch (state) {
    case RecordState::Ok:
        return "ok";
    case RecordState::Missing:
        return "missing";
    case RecordState::Wrong:
        return "wrong";
    case RecordState::Unknown:
        break;
    }
    return "unknown";
}

} // namespace mailstead::dns
