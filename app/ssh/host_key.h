// The key with which a server proves who it is (RFC 4253 section 8), as shown to people.
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace mailstead::ssh
{

struct HostKey {
    QString algorithm;    ///< "ssh-ed25519"
    QString fingerprint;  ///< "SHA256:…", as OpenSSH prints it
    QString randomArt;    ///< several lines, as `ssh-keygen -lv` draws it
    QByteArray blob = {}; ///< the public key in wire format (RFC 4253 section 6.6)

    bool isEmpty() const { return blob.isEmpty(); }
    bool operator==(const HostKey& other) const { return blob == other.blob; }

    /// Reads algorithm from the blob and computes fingerprint and art; empty when malformed.
    static HostKey fromBlob(const QByteArray& blob);
};

} // namespace mailstead::ssh

Q_DECLARE_METATYPE(mailstead::ssh::HostKey)
