#pragma once

namespace mailstead::control
{

/// How a model stands to the daemon.
enum class ModelState {
    Detached, ///< no client: not connected, or the daemon does not run
    Loading,  ///< first answer is awaited
    Ready,
    Failed, ///< the daemon answered with an error or the channel ended; reason says why
};

} // namespace mailstead::control
