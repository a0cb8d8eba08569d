#pragma once

#include "core/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace mailstead::message
{

/// What a submission server does to a message of a signed-in user (RFC 6409 §8): missing Date and
/// Message-ID are added, Bcc, Resent-Bcc and Return-Path are removed. To be done before signing.
/// `id` is our message id; the Message-ID becomes `<id@hostname>`. An error when the header cannot
/// be read, or From is missing, doubled or malformed.
core::Result<std::string> completeSubmission(std::string_view message, std::string_view id,
                                             std::string_view hostname,
                                             std::chrono::system_clock::time_point now);

} // namespace mailstead::message
