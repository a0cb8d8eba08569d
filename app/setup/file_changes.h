// Files that a step writes on the server: shown beforehand, kept for undo, written whole.
#pragma once

#include "setup/step.h"

#include <optional>

namespace mailstead::setup
{

struct WantedFile {
    QString path;
    QByteArray content;
    int mode = 0644;
    QString owner = QStringLiteral("root:root");
    QString remark; ///< for the plan, translated
};

struct FileState {
    bool exists = false;
    QByteArray content;
    int mode = 0;
    QString owner; ///< "user:group"
};

core::Result<FileState> fileState(Context& context, const QString& path);

/// The change that is needed for the file to be as wanted; nullopt when it is.
core::Result<std::optional<Change>> planFile(Context& context, const WantedFile& file);

/// Keeps the file as it was (the journal is saved before anything changes) and writes the new one.
/// Does nothing when the file is as wanted.
core::Result<> writeFile(Context& context, StepId step, const WantedFile& file);

/// Writes a file of no consequence in the journal's directory, without keeping what was there.
core::Result<> writeTemporary(Context& context, const WantedFile& file);

/// Puts back all files that the step changed. A file that others changed since is left alone and
/// makes this fail after the others were put back.
core::Result<> restoreFiles(Context& context, StepId step);

} // namespace mailstead::setup
