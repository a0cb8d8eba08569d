// Each finding with a situation that raises it; the good world does not. Findings that say that
// something is in order have one in which they are not made; the good world makes them.
#pragma once

#include "table_world.h"

struct Scene {
    TableWorld world = TableWorld::good();
    mailstead::dns::ServerNames names = TableWorld::names();
    mailstead::dns::checks::Options options = TableWorld::options();
};

struct Situation {
    const char* id;
    const char* what;
    void (*change)(Scene& scene);
    bool inGoodWorld = false; ///< the finding is made there, and not here
};

std::vector<Situation> recordSituations();
std::vector<Situation> worldSituations();
