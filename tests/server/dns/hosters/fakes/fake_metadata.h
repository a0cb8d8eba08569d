// Fakes of the clouds' metadata services, after their published documentation: they answer their
// own paths alone, and only to the headers that they ask for.
#pragma once

#include "loopback_server.h"

#include <string>

/// The answers of the cloud with this hoster id; "openstack" and "hotel" (one page for everything)
/// are no hosters.
LoopbackServer::Handler fakeMetadata(const std::string& cloud);
