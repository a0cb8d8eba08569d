#include "main/host_key_pane.h"

#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/diff_view.h"
#include "widgets/label.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace mailstead::main
{

using style::Tone;
using style::TypeRole;
using widgets::Label;
using widgets::TextColor;

QString fingerprintGroups(const QString& fingerprint)
{
    QString digest = fingerprint.section(QLatin1Char(':'), 1);
    if (digest.isEmpty())
        digest = fingerprint;
    QStringList groups;
    for (qsizetype at = 0; at < digest.size(); at += 12)
        groups << digest.mid(at, 12);
    return groups.join(QLatin1Char('\n'));
}

bool sameFingerprint(const QString& pasted, const QString& fingerprint)
{
    const QString digest = fingerprint.section(QLatin1Char(':'), 1).remove(QLatin1Char('='));
    if (digest.isEmpty())
        return false;
    static const QRegularExpression word(QStringLiteral("SHA256:([A-Za-z0-9+/]+)"));
    const QRegularExpressionMatch match = word.match(pasted);
    if (match.hasMatch())
        return match.captured(1) == digest;
    static const QRegularExpression spaces(QStringLiteral("[\\s=]"));
    return QString(pasted).remove(spaces) == digest;
}

HostKeyPane::HostKeyPane(QWidget* parent)
    : QFrame(parent)
{
    setProperty("kind", QStringLiteral("keyPane"));
    build();
    fill();
}

void HostKeyPane::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);

    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    m_icon = new widgets::IconTile(QStringLiteral("shield"), Tone::Info, this);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_title = new Label(TypeRole::BodyStrong, TextColor::Primary, this);
    m_title->setWordWrap(true);
    m_text = new Label(TypeRole::Small, TextColor::Secondary, this);
    m_text->setWordWrap(true);
    words->addWidget(m_title);
    words->addWidget(m_text);
    head->addLayout(words, 1);
    column->addLayout(head);

    m_keyBlock = new QWidget(this);
    auto* keyRow = new QHBoxLayout(m_keyBlock);
    keyRow->setContentsMargins(0, 0, 0, 0);
    keyRow->setSpacing(16);
    auto* facts = new QVBoxLayout;
    facts->setSpacing(4);
    m_algorithmTitle = new Label(TypeRole::Small, TextColor::Secondary, m_keyBlock);
    m_algorithm = new Label(TypeRole::Body, TextColor::Primary, m_keyBlock);
    m_fingerprintTitle = new Label(TypeRole::Small, TextColor::Secondary, m_keyBlock);
    m_fingerprint = new Label(TypeRole::Mono, TextColor::Primary, m_keyBlock);
    m_fingerprint->setObjectName(QStringLiteral("fingerprint"));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy = new widgets::Button({}, QStringLiteral("copy"), widgets::ButtonKind::Link, m_keyBlock,
                                 widgets::ButtonSize::Small);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_key.fingerprint); });
    facts->addWidget(m_algorithmTitle);
    facts->addWidget(m_algorithm);
    facts->addSpacing(6);
    facts->addWidget(m_fingerprintTitle);
    facts->addWidget(m_fingerprint);
    facts->addWidget(m_copy, 0, Qt::AlignLeft);
    facts->addStretch(1);
    keyRow->addLayout(facts, 1);
    m_artFrame = new QFrame(m_keyBlock);
    m_artFrame->setProperty("kind", QStringLiteral("art"));
    auto* artLayout = new QVBoxLayout(m_artFrame);
    artLayout->setContentsMargins(10, 8, 10, 8);
    m_art = new Label(TypeRole::Mono, TextColor::Secondary, m_artFrame);
    m_art->setPixelSize(11);
    artLayout->addWidget(m_art);
    keyRow->addWidget(m_artFrame, 0, Qt::AlignTop);
    column->addWidget(m_keyBlock);

    m_compareBlock = new QWidget(this);
    auto* compareColumn = new QVBoxLayout(m_compareBlock);
    compareColumn->setContentsMargins(0, 0, 0, 0);
    compareColumn->setSpacing(4);
    m_compareTitle = new Label(TypeRole::Small, TextColor::Secondary, m_compareBlock);
    m_compare = new QLineEdit(m_compareBlock);
    m_compare->setObjectName(QStringLiteral("compare"));
    m_compareTitle->setBuddy(m_compare);
    m_verdict = new Label(TypeRole::Small, TextColor::Ok, m_compareBlock);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setWordWrap(true);
    m_verdict->hide();
    compareColumn->addWidget(m_compareTitle);
    compareColumn->addWidget(m_compare);
    compareColumn->addWidget(m_verdict);
    connect(m_compare, &QLineEdit::textChanged, this, &HostKeyPane::compare);
    column->addWidget(m_compareBlock);

    m_diff = new widgets::DiffView(this);
    column->addWidget(m_diff);
    m_foot = new Label(TypeRole::Small, TextColor::Tertiary, this);
    m_foot->setWordWrap(true);
    m_foot->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_foot);
    column->addStretch(1);
}

void HostKeyPane::showNothing()
{
    m_mode = Mode::Nothing;
    fill();
}

void HostKeyPane::showUnknown(const session::HostKey& key)
{
    m_mode = Mode::Unknown;
    m_key = key;
    fill();
    compare();
}

void HostKeyPane::showChanged(const session::HostKey& remembered, const session::HostKey& offered,
                              const QString& pattern, const QString& path)
{
    m_mode = Mode::Changed;
    m_key = offered;
    m_old = remembered;
    m_pattern = pattern;
    m_path = path;
    fill();
}

void HostKeyPane::showTrusted(const session::HostKey& key)
{
    m_mode = Mode::Trusted;
    m_key = key;
    fill();
}

void HostKeyPane::fill()
{
    const bool changed = m_mode == Mode::Changed, unknown = m_mode == Mode::Unknown;
    widgets::setLevel(this, changed ? Tone::Bad : Tone::Neutral);
    m_keyBlock->setVisible(unknown || (m_mode == Mode::Trusted && !m_key.fingerprint.isEmpty()));
    m_compareBlock->setVisible(unknown);
    m_diff->setVisible(changed);
    m_algorithmTitle->setText(tr("Key"));
    m_algorithm->setText(
        m_key.algorithm.mid(m_key.algorithm.startsWith(QLatin1String("ssh-")) ? 4 : 0).toUpper());
    m_fingerprintTitle->setText(QStringLiteral("SHA-256"));
    m_fingerprint->setText(fingerprintGroups(m_key.fingerprint));
    m_fingerprint->setAccessibleName(m_key.fingerprint);
    m_copy->setText(tr("Copy"));
    m_art->setText(m_key.randomArt.trimmed());
    m_artFrame->setVisible(!m_key.randomArt.isEmpty());
    m_art->setAccessibleName(tr("Picture of the key"));
    m_compareTitle->setText(tr("Paste the fingerprint to compare"));
    m_compare->setPlaceholderText(QStringLiteral("SHA256:…"));
    m_compare->setAccessibleName(m_compareTitle->text());
    switch (m_mode) {
    case Mode::Nothing:
        m_icon->set(QStringLiteral("shield"), Tone::Neutral);
        m_title->setText(tr("First the server shows its key"));
        m_text->setText(tr("You compare it with the one your hoster shows. Only then is your "
                           "password or key used."));
        m_foot->setText(tr("The password stays in memory while Mailstead runs. It is never written "
                           "to a file or a log."));
        break;
    case Mode::Unknown:
        m_icon->set(QStringLiteral("shield"), Tone::Info);
        m_title->setText(tr("Is this your server?"));
        m_text->setText(tr("You have not met this key before. Compare it with the one your hoster "
                           "shows in its panel or console."));
        m_foot->setText(
            tr("It is remembered. If it ever changes, Mailstead stops and shows both."));
        break;
    case Mode::Changed:
        m_icon->set(QStringLiteral("shield"), Tone::Bad);
        m_title->setText(tr("The key of this server has changed. Not connected."));
        m_text->setText(
            tr("Either it was reinstalled, or someone answers in its place. No password "
               "was sent."));
        m_diff->setLines({{widgets::DiffLine::Kind::Removed, 0, m_old.fingerprint, -1, 0},
                          {widgets::DiffLine::Kind::Added, 0, m_key.fingerprint, -1, 0}},
                         false);
        m_foot->setText(tr("If you reinstalled it yourself, remove the line of %1 from %2, then "
                           "connect again and compare the new key.")
                            .arg(m_pattern, m_path));
        break;
    case Mode::Trusted:
        m_icon->set(QStringLiteral("shield-check"), Tone::Ok);
        m_title->setText(tr("The key is trusted"));
        m_text->setText(tr("The server showed the key that you trust."));
        m_foot->clear();
        break;
    }
}

QString HostKeyPane::verdict() const
{
    return m_compare->text().trimmed().isEmpty() ? QString() : m_verdict->text();
}

void HostKeyPane::compare()
{
    const QString pasted = m_compare->text().trimmed();
    m_verdict->setVisible(!pasted.isEmpty());
    if (pasted.isEmpty())
        return;
    const bool same = sameFingerprint(pasted, m_key.fingerprint);
    m_verdict->setColor(same ? TextColor::Ok : TextColor::Bad);
    m_verdict->setText(same ? tr("The same: this is your server")
                            : tr("Not the same: do not connect before you know why"));
}

void HostKeyPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        fill();
        compare();
    }
    QFrame::changeEvent(event);
}

} // namespace mailstead::main
