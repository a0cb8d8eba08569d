// The right half of the connect dialog: what is so with the server's key.
#pragma once

#include "session/server_session.h"

#include <QFrame>

class QLineEdit;
class QStackedWidget;

namespace mailstead::widgets
{
class Button;
class DiffView;
class IconTile;
class Label;
class StateBadge;
} // namespace mailstead::widgets

namespace mailstead::main
{

class HostKeyPane : public QFrame
{
    Q_OBJECT
public:
    explicit HostKeyPane(QWidget* parent = nullptr);
    void showNothing(); ///< before the first attempt: how it will go
    void showUnknown(const session::HostKey& key);
    /// Both keys as a diff; there is no way to accept here. `pattern` and `path` say where the old
    /// one is kept.
    void showChanged(const session::HostKey& remembered, const session::HostKey& offered,
                     const QString& pattern, const QString& path);
    void showTrusted(const session::HostKey& key);
    QLineEdit* compareField() const { return m_compare; }
    /// The verdict in words: "" while nothing was pasted.
    QString verdict() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Mode { Nothing, Unknown, Changed, Trusted };
    void build();
    void fill();
    void compare();

    Mode m_mode = Mode::Nothing;
    session::HostKey m_key, m_old;
    QString m_pattern, m_path;
    widgets::IconTile* m_icon;
    widgets::Label *m_title, *m_text;
    QWidget* m_keyBlock;
    widgets::Label *m_algorithmTitle, *m_algorithm, *m_fingerprintTitle, *m_fingerprint;
    widgets::Button* m_copy;
    QFrame* m_artFrame;
    widgets::Label* m_art;
    QWidget* m_compareBlock;
    widgets::Label *m_compareTitle, *m_verdict;
    QLineEdit* m_compare;
    widgets::DiffView* m_diff;
    widgets::Label* m_foot;
};

/// "SHA256:0lR8…" → lines of 12 characters without the prefix.
QString fingerprintGroups(const QString& fingerprint);
/// Whether what was pasted is that fingerprint: with or without "SHA256:", in a line of
/// `ssh-keygen -l`, with spaces.
bool sameFingerprint(const QString& pasted, const QString& fingerprint);

} // namespace mailstead::main
