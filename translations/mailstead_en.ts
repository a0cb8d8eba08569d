<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>mailstead::certificates::CertificateWork</name>
    <message>
        <source>The connection ended while the daemon was at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See below whether a new certificate is in use, else start again; an order that was begun is taken up where it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate was revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use now: issued by %1, valid until %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::certificates::InstallTarget</name>
    <message>
        <source>Use the name or the number of one that the server has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters, digits, dots and hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give an absolute path, such as /etc/ssl/web/key.pem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain and key have the same path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give two different paths.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mode of the key does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use 0600 or 0640.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reload command does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with the program&apos;s absolute path, such as /usr/bin/systemctl.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of the service does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as 127.0.0.1:25 or [::1]:25.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of STARTTLS is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use none, smtp, imap or pop3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name to ask the service for does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a full host name in lower case, or none.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::certificates::PemFiles</name>
    <message>
        <source>The file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large for a certificate or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has no certificate in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file with the certificate chain in PEM; it is mostly called fullchain.pem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key has a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the passphrase off first: openssl pkey -in key.pem -out plain.pem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has no private key in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file with the key in PEM; it is mostly called privkey.pem.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::certificates::RequestDraft</name>
    <message>
        <source>Enter at least one name, such as mail.example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no full host name</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Authorities take at most %n names</source>
        <translation>
            <numerusform>Authorities take at most %n name</numerusform>
            <numerusform>Authorities take at most %n names</numerusform>
        </translation>
    </message>
    <message>
        <source>A wildcard name can only be proved by DNS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address of the authority&apos;s ACME directory; it begins with https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wants a mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the whole path, such as /var/www/html</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key belongs to the key id; both are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key id belongs to the key; both are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key has characters that no such key has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree to the authority&apos;s terms to go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::certificates::WayTexts</name>
    <message>
        <source>Port 80, for a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS on port 443</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS, written by this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port 443 is free: the daemon answers there by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else listens there. Opened for a few seconds, then closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 belongs to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wildcard name can only be proved by DNS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works without ports and for wildcards. The provider&apos;s credentials are stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No credentials of the DNS provider are stored. Add them on the DNS page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has port 80 and can serve the file, when the daemon may write into its root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No web server was found on port 80.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always works, but you would have to do it at each renewal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through nginx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nginx has port 80: it answers for a moment, then its settings are put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No nginx was found on port 80.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether it is nginx that has port 80 was not looked at: that needs root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nginx cannot be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::cli::Text</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s).</source>
        <translation>
            <numerusform>%n recipient.</numerusform>
            <numerusform>%n recipients.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody can be asked whether to touch %n recipient(s)</source>
        <translation>
            <numerusform>Nobody can be asked whether to touch %n recipient</numerusform>
            <numerusform>Nobody can be asked whether to touch %n recipients</numerusform>
        </translation>
    </message>
    <message>
        <source>Give --yes, or --dry-run to only look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n recipient(s). Go on? [yes/no] </source>
        <translation>
            <numerusform>%1: %n recipient. Go on? [yes/no] </numerusform>
            <numerusform>%1: %n recipients. Go on? [yes/no] </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 would touch %n recipient(s).</source>
        <translation>
            <numerusform>%1 would touch %n recipient.</numerusform>
            <numerusform>%1 would touch %n recipients.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n recipient(s).</source>
        <translation>
            <numerusform>%1: %n recipient.</numerusform>
            <numerusform>%1: %n recipients.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are being sent right now and were left out.</source>
        <translation>
            <numerusform>%n is being sent right now and was left out.</numerusform>
            <numerusform>%n are being sent right now and were left out.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 records have arrived at every name server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hook ended with exit code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hook %1 cannot be run: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” names no server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as user@host or user@host:port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server is named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give --server user@host or --plan FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of %1 at %2: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hook: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>        to decide, write into the plan: [decisions] %1 = &quot;%2&quot;   (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no step “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the steps are %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The later steps can be planned when this one is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1@%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up %1 as %2? [yes/no] </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing had to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password is needed and there is no terminal to ask on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give --password-file, the plan&apos;s password_file, or the environment variable MAILSTEAD_PASSWORD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No filter is given, which would touch the whole queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a filter, or --all if that is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shows a key that is not known yet:
  %2 %3
Trust it? [yes/no] </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shows another host key than the plan says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is %1, the plan&apos;s host_key is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the server was installed anew, write its new key into the plan; else somebody may be in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare %1 with what your hoster shows, then write it into the plan as host_key, or give --accept-new-host-key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, the user and the password or key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is in use until %1, issued by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No way to a certificate is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  self-signed, until there is a real one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  issued by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  valid from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  renewed at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  last error: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The authority&apos;s terms of service are not agreed to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read them, then give --agree-to-terms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can be asked whether to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A choice is to be given as &quot;NAME TYPE=CHOICE&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record set(s) are left alone until you decide with --choice.</source>
        <translation>
            <numerusform>%n record set is left alone until you decide with --choice.</numerusform>
            <numerusform>%n record sets are left alone until you decide with --choice.</numerusform>
        </translation>
    </message>
    <message>
        <source>  Or let the server do it: dns ptr --set %1 --credentials NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server itself is renamed; all of its addresses get the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not lead to %2 yet; it will not be set before that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done. Take it back with: dns ptr --undo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record set(s) would be written.</source>
        <translation>
            <numerusform>%n record set would be written.</numerusform>
            <numerusform>%n record sets would be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n record set(s)? [yes/no] </source>
        <translation>
            <numerusform>Write %n record set? [yes/no] </numerusform>
            <numerusform>Write %n record sets? [yes/no] </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record set(s) were written.</source>
        <translation>
            <numerusform>%n record set was written.</numerusform>
            <numerusform>%n record sets were written.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take them back with: dns undo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record set(s) were taken back.</source>
        <translation>
            <numerusform>%n record set was taken back.</numerusform>
            <numerusform>%n record sets were taken back.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was changed by somebody else and stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no public address of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the name? [yes/no] </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the name %2 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this record at the DNS provider:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  %1 has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this desktop&apos;s resolver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, for %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All answers agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop cannot ask for records of type %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out --here: the server can.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::control::Client</name>
    <message>
        <source>The daemon&apos;s answer cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the version of mailsteadd that came with this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose fewer at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The daemon takes no more requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The daemon closed the control channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See its log on the server: journalctl -u mailsteadd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a message is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The control channel was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer that nobody asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer without a result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an event without its numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The daemon speaks version %1 of the protocol, this program %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The daemon did not answer “%1” in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; see the daemon&apos;s log if it goes on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::control::DaemonText</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this authority has no staging directory to try at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>request the certificate without the trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying at the authority&apos;s staging directory first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trial: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to the certificate authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no certificate was requested here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>request one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no certificate to revoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoking the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate was revoked on request; request a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until the server&apos;s own work on the certificate has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking that the authority will be able to see this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the authority&apos;s certificate does not have the name %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new certificate is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot sync %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot replace %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot hash the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chain cannot be checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make the certificate request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the external account&apos;s key id or key is not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key id is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key is no base64url</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy both again from the authority&apos;s web site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZeroSSL needs a mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give the address that ZeroSSL may write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZeroSSL gave no account for this mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP status %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the address, or take the key id and the key from ZeroSSL&apos;s web site (Developer, EAB Credentials)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot read the account key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot sign the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account key is no P-256 key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write the account key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move %1 away; a new account is made then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate settings are damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>request the certificate again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a wildcard name can only be proved by DNS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prove the names by DNS, or list the names instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a certificate cannot be requested for this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no full host name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it as mail.example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a certificate needs between 1 and 100 names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the web root must be an absolute path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>port %1 cannot be opened for the certificate challenge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program listens there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop that program while the certificate is requested (see it with: ss -ltnp sport = :%1), or prove the names another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run mailsteadd with the capability CAP_NET_BIND_SERVICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for a certificate for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority&apos;s answer to the order is incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All names were proved before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going on with the order of before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority does not let %1 be proved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the authorization is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the authorization is %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority does not offer the %1 challenge for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another way to prove the name; wildcard names can only be proved by DNS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The authority checks that %1 is this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the check of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The names are proved; sending the certificate request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP status %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP status %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority cannot look up the TXT record %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see that every name server of the domain answers, that the delegation is right, and if the zone is signed, that its DS record fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority found another TXT record at %1 than asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove old records of this name, make the one that is shown, and wait until every authoritative server has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a CAA record forbids this authority to certify %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add the authority to the CAA records of the domain, or remove them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority cannot resolve %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make an A or AAAA record of %1 with this server&apos;s address and wait until every authoritative server has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority cannot reach port %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open port %1 in the firewalls of the server and of the hoster; if an AAAA record points to this server, the port must be open for IPv6 too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>port 443 of %1 did not answer the certificate authority as asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make %1 point to this server alone, without a proxy that ends TLS in front of it; or prove the name by port 80 or by DNS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>port 80 of %1 sends the certificate authority to a broken TLS site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop what redirects %1 to https</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority got another answer from %1 than this server&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make %1 point to this server alone (no proxy or CDN in front of it, old addresses removed), so that %2 is answered here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority has counted too many requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again after %1; the daemon itself waits until then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait some hours before trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority gives no certificates for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use a public host name; authorities keep lists of names they refuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority does not accept this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove the file acme/account.pem in the state directory; a new account is made then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority does not know this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again: a new account is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority does not accept the mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give another address, or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority asks you to do something first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its terms may have changed: request the certificate again and agree to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this certificate authority wants an account made on its web site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the key id and the key (EAB) from its web site; or use an authority that needs none, such as Let&apos;s Encrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate is revoked already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority does not take this reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another reason, or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority is not done with the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again: the order is taken up where it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate was replaced by another one already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority did not understand the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check that the URL is an ACME directory; else this is a fault of mailsteadd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority has a trouble of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The firewall was not looked at: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Having nginx answer the authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nginx was not seen to answer yet: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let the user mailstead write there: as owner or group of the directory, and with ReadWritePaths= in the daemon&apos;s unit; or prove the names another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the TXT record of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until every authoritative name server has the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this TXT record: %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part of mailsteadd that may change nginx is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prove the names another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no access to the DNS provider is set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give the daemon the provider&apos;s credentials, or make the records by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the DNS cannot be watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this way is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority at %1 cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again later; the server must be able to open connections to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority&apos;s directory cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the URL of the directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this URL is no ACME directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer of %1 has no newNonce, newAccount, newOrder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the URL, such as https://acme-v02.api.letsencrypt.org/directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its directory says so %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority&apos;s terms have not been agreed to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read them and agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority gave no account URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account at the certificate authority is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its status is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this authority offers no revocation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority gave no nonce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority gave a location that is no URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make the challenge&apos;s certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a certificate is being requested already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait until that request has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name servers of %1 cannot be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see that the domain is delegated and its name servers answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not have the TXT record of %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody was found who could be asked for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not every authoritative name server has the TXT records yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again: the order goes on with the same records where it can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run the setup&apos;s installation again, or prove the names another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these are too many addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1 are possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not exist on this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add that mailbox or alias first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an alias needs between 1 and %1 target addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this alias would lead back to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mail to %1 comes to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take %1 out of the targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no alias %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of the list is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;-bounces&quot; has to fit behind it in 64 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the title of the list cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it stands in a header field: at most 100 ASCII characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list&apos;s own bounces would come back to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its owner is reached over the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name a mailbox as the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this list would lead back to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take %1 out of the members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no list %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the domain %1 is already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the domain %1 is not on this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the domain %1 still has mailboxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove its mailboxes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add the domain first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is already a mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is already an alias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is already an address of a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no mailbox %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no delimiter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is one of + - = _ or nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is only caught by a catch-all itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a limit is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the domain of %1 is not on this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mail from it would not be signed, and others would refuse it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the change is stored, but Dovecot does not know of it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free the cause and restart mailsteadd, or repeat any change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system&apos;s random generator failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the password cannot be hashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crypt() refused the scheme $6$</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it as name@example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this name cannot be used for a mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the @ only letters, digits and . _ - + = are allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a mail domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it as example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the password is too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use at least %1 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the password is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use at most %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the password has control characters in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part after the @ is not a full domain name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part before the @ is not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part before the @ has characters that are not allowed there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is longer than 254 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no @</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing before the @</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part before the @ is longer than 64 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part after the @ is not a full domain name in ASCII form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has a NUL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is longer than 253 octets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a label is not of letters, digits and inner hyphens, or too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 the part after the @ is not a full domain name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 it is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 the part before the @ is not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 the part before the @ has characters that are not allowed there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 it is longer than 254 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 there is no @</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 there is nothing before the @</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 the part before the @ is longer than 64 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 the part after the @ is not a full domain name in ASCII form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 it has a NUL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 it is longer than 253 octets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 a label is not of letters, digits and inner hyphens, or too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account store was written by a newer version of mailsteadd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its schema is %1, this program knows %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install the newest version of mailsteadd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account store was not brought to the new version: the copy before it failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make room and start mailsteadd again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account store failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot set the mode of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the DKIM key %1 of %2 in the account store is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the daemon is ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message goes round in a loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it carries %1 Received fields or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message has been through this list already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of the recipients is there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue&apos;s store cannot open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue&apos;s store cannot run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue&apos;s store cannot prepare a statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue&apos;s store cannot bind a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue&apos;s store cannot read or write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see whether another program has the queue&apos;s file open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see that the state directory belongs to the daemon&apos;s user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free space on the disk that holds the state directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue&apos;s file %1 is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is an SQLite file, but not one of mailsteadd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop mailsteadd, keep a copy of the file with its -wal beside it, then save what can be read: sqlite3 %1 .recover | sqlite3 rescued.db; or move it away to begin with an empty queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue&apos;s file %1 was written by a newer mailsteadd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue&apos;s file %1 was written by a mailsteadd from before the first release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has version %1, this program knows %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install the newer mailsteadd again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deliver what waits with the older mailsteadd, then move the file away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue&apos;s file system cannot hold a write-ahead log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite stays in mode %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put the state directory on a local disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot link %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot copy to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot open the queue&apos;s file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no message %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it never was here, or its history has been removed with time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a message id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no content of message %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was delivered, bounced or deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the spool file %1 of message %2 is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message has %1 octets instead of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a hold rule needs a part of the sender or of the recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to hold everything, give &quot;@&quot; as recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text of the queue is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message has no From field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message has more than one From field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address list is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address field cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something follows an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a source route has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a &gt; is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an address has no @</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part before the @ is not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address field is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message has no recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message header is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message has too many header fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the CAA records of %1 cannot be looked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see that every name server of the domain answers; an authority that gets no answer refuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a CAA record forbids %1 to certify %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add 0 issue &quot;%1&quot; to the CAA records of %2, or choose another authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be told where %1 leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See that every name server of the domain answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not lead to this server yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make its address record point to %1 and wait until every name server has it; a proxy in front of it must be off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the aliases of %1 lead too far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it an alias of this server&apos;s own name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bogus (DNSSEC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resolver cannot start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resolver does not accept its setting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no domain name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this TSIG algorithm is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the secret of the TSIG key is no Base64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of the TSIG key is no domain name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name server&apos;s answer is not signed with our key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name server&apos;s answer is not signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name server does not accept our key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it knows no key of this name, or allows it nothing here (BADKEY)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the secret is another one (BADSIG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name server&apos;s answer is signed with another key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name server&apos;s clock and ours differ too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>records of this type cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no value of a record of its type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is too much for one update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name server&apos;s answer is malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shorter than a header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it answers another question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its question is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a record is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zone has too many records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not begin with the SOA record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A DNS record&apos;s data is malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this hoster has no interface that is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hoster does not accept the credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hoster does not allow this with these credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hoster takes no more requests for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hoster refuses the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name was changed since it was looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hoster gives no usable answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hoster asks to wait for %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no full host name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no credentials &quot;%1&quot; for a hoster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no %2 record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>setting the name of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such entry in the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this was undone already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the credentials &quot;%1&quot; were removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the name %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>giving %1 its former name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Droplet has to have a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Droplet cannot be renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while the Droplet was being renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the Droplet is not renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is about another address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check that they are complete, belong together and still exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give them the rights that the provider&apos;s entry names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check that the domain is in this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at the changes again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hoster does not have this address in the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check that the credentials are of the account with this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name does not lead to the address yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make its A or AAAA record first; hosters refuse names that do not lead back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this DNS provider is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of the credentials is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no possible value of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no such field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has characters that no credentials have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the %1s&apos; credentials cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore %1 together with its key file, or remove it and enter the credentials again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>credentials need a name of at most 100 octets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are too many credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no such credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the journal of DNS changes cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move the file away; changes made so far can no longer be undone then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking who serves the domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stored credentials have the zone of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the credentials were removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing %1 record sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking back %1 record sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the DNS provider cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no JSON of the interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zone is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOTIMP: it takes no updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOTAUTH: it is not authoritative for the zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOTZONE: a name is not in the zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an error without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server&apos;s port is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name server closed the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no zone is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the update is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end of the transfer is not signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer makes no sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it answers %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while a change was being carried out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a change is not carried out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no XML of the interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it did not take %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the domain uses name servers of others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>setHosts did not succeed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not tell its time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer of the interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is an alias or has a routing policy; change it in the console of AWS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a header field of the request cannot be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the HTTP request is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot wait for the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot connect to %1 port %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the other side closed the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot receive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this host name cannot be used for TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the URL and the clock; a private authority needs its root certificate given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the TLS connection failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the other side closed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no address to connect to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name %1 has no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the URL and that this server can resolve names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot begin TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot connect to %1 port %2it took too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the HTTP answer cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the HTTP answer has too long a header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server closed the connection in the middle of its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a chunk is longer than it said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not begin with an HTTP/1.1 status line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its status line has no valid status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a header line is no field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it states its length twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it changes the protocol, which nobody asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its transfer coding is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its content length is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a chunk has no valid size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the HTTP answer is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a usable URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a usable https URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not begin with https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not begin with https:// or http://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has characters that a URL may not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its address has no closing bracket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its port is not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its host name is not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the zone %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the provider asks to wait for %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not permitted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add &quot;%1&quot; to actions in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this action is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nginx may not answer challenges for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add it to names in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is only the temporary certificate, which is installed nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>request a certificate first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this certificate is not for this server&apos;s names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add its name to names in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acme.sh has no such certificate any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at the list again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part of mailsteadd that runs as root does not take requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run the step Install of the console again, or on the server: systemctl enable --now mailstead-privileged.path; then: systemctl restart mailsteadd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there, or not writable for the daemon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request was not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot leave a request in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part of mailsteadd that runs as root does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see on the server: journalctl -u mailstead-privileged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another request to root takes too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program needs an absolute path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make a pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not end in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a service is written as 127.0.0.1:25, [::1]:25 or localhost:25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the service does not answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot wait for the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write to the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot read from the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the service ends before TLS begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the service does not begin TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot prepare TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the service does not finish TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the service shows no certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the firewall&apos;s program is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ufw does not say what it lets in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nft does not list its rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the firewall does not open port 80</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open port 80 by hand, or prove the names by DNS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the firewall does not close port 80</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close it by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nftables does not close port 80</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove the rule with the comment %1 by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list of nft cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file of nginx&apos;s configuration is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot look at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not only root may write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a part of nginx&apos;s configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see who needs to write there, or prove the names by DNS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nginx finds its own configuration faulty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct it until &quot;nginx -t&quot; is content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list of nginx&apos;s configuration files cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nginx does not accept the configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see what &quot;nginx -t&quot; says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nginx does not reload its configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reload it by hand: systemctl reload nginx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being changed by somebody else just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text from before lies in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program of the running nginx was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name it in /etc/mailstead/privileged.toml: nginx-program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nginx runs in a container</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no nginx runs here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prove the names another way, best by DNS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file of nginx&apos;s configuration is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files of nginx&apos;s configuration include each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nginx has too many server blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nginx does not listen on port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let the daemon answer there itself: the way &quot;http&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mark of mailstead in nginx&apos;s configuration has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line &quot;%1&quot; and no &quot;%2&quot; behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove the lines by hand, then run: nginx -t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the configuration of nginx cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file of nginx&apos;s configuration is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: something sticks to a closing quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a word is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a quote is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: the file ends within a directive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a block is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a brace closes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: there are too many directives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a directive has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a directive is not ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: it has a block of Lua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: blocks are nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not belong to its user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request to the part that works as root is malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs between 1 and 100 names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name is no full host name in lower case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certificate does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its version is another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its action is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thumbprint does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has a member that is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer of the privileged side is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 must be of letters, digits, dots and hyphens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 and key must be two absolute paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 must be &quot;0600&quot; or &quot;0640&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 must begin with the absolute path of a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 must be a host name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 must be full host names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 may hold &quot;port80&quot;, &quot;nginx&quot;, &quot;targets&quot; and &quot;acme-sh&quot; only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 must be absolute paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 must be an absolute path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: targets must be written as [[target]], at most %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: two targets are called %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could have been written by somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look through it, then: chown root:root %1 &amp;&amp; chmod 644 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no user %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the service was not reloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run by hand and see why it fails: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the service shows another certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its SHA-256 is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see that the service reads the two files, and that the reload command reaches it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate and its key do not belong together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate was not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see that the folder exists and that mailstead-privileged.service may write there: systemctl edit mailstead-privileged (ReadWritePaths=)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2: nginx answers something else: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2: the service does not answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2: cannot connect to %3 port %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>posting is anyone, members or named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this value of %1 is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate is not for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is valid until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another one, or request a certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request ended without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a JSON-RPC 2.0 request with an id and a method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameters must be an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no method %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many requests at once, or an id in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this daemon speaks protocol 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first request must be hello</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subscription must be a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is longer than 1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the object is nested more than 32 deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is not valid JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no mail domain of this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add it as a domain of this server first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no scope &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking the authoritative servers and the resolver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the check was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a mailbox of this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send from a mailbox of this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are too many recipients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no mailbox %1 here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no record type &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name or expected values are missing or too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are too many resolvers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of a resolver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many records are being watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close one of the views that watch records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the question was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this hoster is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no address of this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no state &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no column to sort by &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no grouping &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no action &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a filter names at most 10,000 messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>olderThan is out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no host to send to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give a host name or an address, with :port when it is not 25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queue.act needs a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give {} to mean every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only reroute takes via</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outcome must be delivered, bounced or deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not on the suppression list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no hold rule of this number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time must look like 2026-11-24T10:36:02.114Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no mode &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is none, testing or enforce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot create %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot set the owner of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot sync the directory of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system gave no random numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot encrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the private key does not belong to the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate chain cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no certificate in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make a serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot sign the temporary certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot make a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write the temporary certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the private key cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of extra root certificates cannot be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no root certificates were found on this system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install the package ca-certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 must be a text in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 must be a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 must be one of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2: %3 is not a setting that mailsteadd knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the file, then try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the policy&apos;s age must be %1 to %2 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the configuration names no address to listen on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the listener&apos;s address &quot;%1&quot; is not an IP address; use &quot;::&quot; for all addresses of the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot listen on %1 port %2 (%3): %4; another program listens there; see which with: ss -ltnp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot listen on %1 port %2 (%3): %4; ports below 1024 need root or the capability CAP_NET_BIND_SERVICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot listen on %1 port %2 (%3): %4; check the address of the listener in the configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was valid until %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::control::HistoryModel</name>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bounced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::control::HoldRuleModel</name>
    <message>
        <source>anyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From, contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To, contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::control::ListingModel</name>
    <message>
        <source>Nothing can be changed now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not connected, or its mail daemon does not run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::control::LogModel</name>
    <message>
        <source>Debug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not connected, or its mail daemon does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::control::QueueModel</name>
    <message>
        <source>The queue cannot be changed now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not connected, or its mail daemon does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::control::SuppressionModel</name>
    <message>
        <source>Recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::control::Trace</name>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bounced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rerouted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::core::Error</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::core::Finding</name>
    <message>
        <source>The server sent a finding that cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the current version of mailsteadd on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name servers differ about {type} of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change is still on its way, or one server is not told of changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait some minutes; when it stays so, ask the DNS provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no PTR record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers look up the name of the sending address; large ones refuse mail when it does not lead back to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the hoster&apos;s panel, set the reverse DNS (PTR, rDNS) of this address to {wanted}, or ask the hoster&apos;s support to do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {seen} does not lead back to this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reverse name is the hoster&apos;s own, {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name like that is given to every customer; receivers take it for a home line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reverse name is {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It leads back here, so mail is accepted; equal to the server&apos;s name would be better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} leads to {seen}, which is not this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail and the certificate authority would go there; a proxy (the orange cloud) does the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove that {type} record, or switch the proxy off, so that only {wanted} is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail for {name} is brought to another server: {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MX record with the lowest number gets the mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the DNS provider of the domain, change the {type} record of {name} to {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail for {name} is shared with {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts of the same number get an equal part of the mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the other MX record, or give it a higher number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has two SPF records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With two, receivers accept neither (RFC 7208)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge them to one: {wanted}, with what the others allowed put before -all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SPF record of {name} does not allow this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers then take our mail for forged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put mx into the record, before its last word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DKIM key at {name} is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some web forms cut texts over 255 characters; no signature can be verified then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter it again in two quoted parts, or without quotes where the form splits by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are two keys at {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers may take either, and verify with the wrong one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the one that is not ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another key is at {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our signatures cannot be verified with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has two DMARC records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With two, receivers act as if there were none (RFC 7489)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DMARC record of {name} has no valid policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers ignore it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no {type} record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the DNS provider of the domain, make a {type} record for {name} with the value {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody could be asked for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name servers did not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name servers of the domain, or look again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{type} of {name} is as it should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{type} of {name} is not as it should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has {memory} of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package installation and mail storage need about 1 GB; with less, programs are ended at random moments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a plan with at least 1 GB at the hoster, or add swap space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {free} are free on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail that cannot be stored is refused until there is room again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove what is not needed, or choose a larger disk at the hoster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock is not kept by a time service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates and signatures are valid for a span of time; a wrong clock breaks both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install and start systemd-timesyncd or chrony</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another mail server is running: {process}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one program can receive mail on port 25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and disable it; its files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another mail server is running: port 25 is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port 80 is taken by {process}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate authority comes to port 80 to see that the name is ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop that program while the certificate is issued, or for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port 80 is taken by a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports for mail programs are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail programs send through ports 465 and 587</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the programs that listen there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no public address of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail is brought to a public address; behind a translating router it arrives only when port 25 is forwarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the hoster for a public IPv4 address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} has no reverse name yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers look up the name of the sending address and refuse mail when it does not lead to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reverse name is set in a later step, in the hoster&apos;s panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} has the hoster&apos;s own reverse name, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reverse name of {address}, {name}, does not lead back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reverse name of {address} is {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port 25 is open outward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail to other servers goes out through port 25; many hosters keep it closed until the customer asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port 25 is blocked outward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the hoster&apos;s support to open outgoing port 25; without that no mail can leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell whether port 25 is open outward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the mail servers to try could be found; check the resolver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} is on no blocklist of {list}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many receivers refuse mail from listed addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} is listed by {list}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the hoster for another address, or have it removed at the list&apos;s web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell whether {address} is on a blocklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list does not answer this server&apos;s resolver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is space for mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space for new mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New mail is answered 452 and comes again later, so nothing is lost yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space on the disk, or lower limits.free-bytes in mailsteadd.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue is moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail has been waiting for more than a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A receiving server does not answer or does not take it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the replies in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail can neither be taken nor delivered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a self-signed certificate is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail programs will warn; other servers encrypt without trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request a certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate ends soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its renewal did not succeed so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the last error of the certificate and renew it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dovecot takes local mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dovecot does not take local mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail for local mailboxes waits in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it with: systemctl status dovecot; doveconf -n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resolver answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resolver does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it no mail server of a recipient can be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at resolver.forward in mailsteadd.toml or /etc/resolv.conf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are mailboxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no mailbox yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every recipient is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a domain and a mailbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other servers and mail programs find this server by it; the certificate authority as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers look up the name of the sending address and refuse mail when it does not lead back here. The owner of the address, the hoster, sets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail for the domain is brought to this host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says that this server, and no other, sends mail of the domain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public key with which receivers verify our signatures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says what receivers should do with mail that only pretends to come from the domain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} leads to a proxy of {network}, {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such proxies carry web pages only; mail that is brought there is lost on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the DNS provider, switch the proxy (the orange cloud) of {name} off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MX record of {name} holds an address, {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An MX record must name a host; other servers do not deliver to an address (RFC 5321)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} says that it takes no mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A null MX record (RFC 7505) makes other servers bounce all mail at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SPF record of {name} is wrong: {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers treat a wrong record as if nobody were allowed, or refuse the mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the record, or change it to {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SPF record of {name} needs {count} look-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers stop after ten and take the record for wrong (RFC 7208)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace include, a and mx by ip4 and ip6, or take out services that send no more mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten are allowed; a service that is included may need more one day without notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out what is not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} names in the SPF record of {name} lead to nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers stop after two such names and take the record for wrong (RFC 7208)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the names that do not exist out of the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SPF record of {name} allows everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anybody may then send in your name, and receivers trust the domain less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the record end in -all instead of +all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell whether the SPF record of {name} allows this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name in the record could not be looked up: {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again later; when it stays so, take that name out of the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key at {name} is revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty key says that all signatures with it are void</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The RSA key at {name} has only {bits} bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers refuse keys under 1024 bits and will refuse those under 2048</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new key of 2048 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key at {name} is marked as a test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers then treat a message with a broken signature like an unsigned one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take t=y out of the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DMARC record of {name} only watches (p=none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail that pretends to come from the domain is still delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When your own mail passes for some weeks, change the policy to p=quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DMARC reports to {seen} are not allowed there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address in another domain gets no reports until that domain agrees (RFC 7489)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let {report} hold a TXT record v=DMARC1, or use an address of the domain itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has two MTA-STS records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With two, other servers act as if there were none (RFC 8461)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MTA-STS record of {name} is not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other servers ignore it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} leads elsewhere: {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other servers fetch the MTA-STS policy from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MTA-STS policy of {name} can be fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MTA-STS policy of {name} cannot be fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record promises a policy; while it cannot be had, it protects nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See that https://mta-sts.{name}/ leads here with a valid certificate, or remove the record of _mta-sts.{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MTA-STS policy of {name} does not allow this server: {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers that keep to it will not deliver mail to the domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the policy name {host} in a line mx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has two TLS reporting records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With two, other servers act as if there were none (RFC 8460)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The TLS reporting record of {name} is not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAA records forbid our certificate authority at {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It asks for them before each certificate and refuses (RFC 8659)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a CAA record for {name} with the value {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAA records at {name} allow only another account: {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The authority refuses certificates to our account (RFC 8657)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the CAA record of {name} to {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The TLSA record at {name} does not fit the certificate in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers that keep to DANE do not deliver mail any more (RFC 7672)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The TLSA record at {name} lies in an unsigned zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without DNSSEC it says nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign the zone, or remove the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} leads mail programs elsewhere: {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They set up a mailbox by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail programs ask there for their settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets our certificate authority, and no other, make certificates for this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other servers then deliver only over TLS with our key, which the signed zone vouches for (DANE).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thunderbird and others ask there for the settings of a mailbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outlook asks there for the settings of a mailbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells other servers that there is a policy by which they deliver only over verified TLS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other servers fetch the MTA-STS policy from this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other servers report by it when TLS to this server fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail programs find by it where to send mail (RFC 8314).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail programs that know only STARTTLS find by it where to send mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail programs find by it where to read mail (RFC 6186).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail programs find by it where to fetch mail over POP3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bounces have no sender; receivers then look for the SPF record of the server&apos;s own name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All name servers of {zone} answer and agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name server was found for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The domain is not registered, has expired, or its name servers were not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the registrar, enter the name servers of the DNS provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{server} does not know the zone {zone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever asks this server gets no answer or an old one, so mail fails now and then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the zone at that server&apos;s provider, or remove the server at the registrar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{server} does not answer for {zone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look after that server, or remove it at the registrar and in the zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{server} has an old copy of {zone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait some minutes; when it stays so, see why that server does not fetch the zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zone} is signed, and the signatures are valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A signed zone protects your records against forgery and is needed for DANE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zone} is not signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the DNS provider offers DNSSEC, switch it on and enter the DS record at the registrar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signatures of {zone} are not valid: {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers that validate cannot find the domain at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the DS record at the registrar fit the zone&apos;s keys, or remove it until the zone is signed anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell whether {zone} is validly signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resolver of this server does not validate, or got no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set resolver.trust-anchor-file in mailsteadd.toml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS works on port {port}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answers on port {port} of {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others cannot connect there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the service, and open the port in the firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port {port} does not offer STARTTLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail comes in without encryption, or not at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See whether another program or a firewall stands in between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The TLS handshake on port {port} fails: {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail programs refuse to connect, and servers that insist on TLS do not deliver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the log of the service on that port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate on port {port} is for {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request a certificate for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate on port {port} is not trusted: {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the full chain, with the intermediate certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate on port {port} is self-signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail programs will warn; other servers encrypt without trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request a certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate on port {port} ended on {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew it, and see that the service reads the new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate on port {port} ends on {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its renewal did not succeed so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the last error of the certificate and renew it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate on port {port} is not the one in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service on that port has not read the new certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload the service on that port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell whether TLS works on port {port}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was not answered in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another mail server answers on port 25: {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} is not listed by {list}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many receivers refuse mail from what is listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have it removed at the list&apos;s web page, or ask the hoster for another address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell whether {list} lists {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a resolver of your own (resolver.forward in mailsteadd.toml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not listed by {list}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is listed by {list}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out why at the list&apos;s web page, and have it removed there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell whether {list} lists {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is registered since {seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was registered only {days} days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receivers distrust mail from domains that were registered days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send little in the first weeks, and only to those who expect it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell how old {name} is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its registry does not answer; look at the registrar&apos;s page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this server is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this server is off by {seconds} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell whether the clock is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server whose time could be read has answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port 25 of {seen} cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others can be; look whether that receiver blocks your address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port 443 is taken by {process}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings for mail programs and the MTA-STS policy would be served there; everything else works without them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is, or stop that program: the daemon takes the port as soon as it is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port 443 is taken by a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MTA-STS record of {name} has the id of another policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other servers look at a changed policy only when the id changes, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MTA-STS policy of {name} waits for the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other servers take the policy from mta-sts.{name}, with a certificate for that name alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When mta-sts.{name} leads here, renew the certificate; it gets the name then</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::hosters::PtrModel</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverse name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hoster</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::hosters::Text</name>
    <message>
        <source>First make the %1 record of %2 lead to %3: most hosters refuse a reverse name that does not lead back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to the panel of %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a support ticket with the hoster that rents you this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a support ticket: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See that the address is an Elastic IP: others cannot have a name of yours and change with the next stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove once in Google Search Console that the domain of %1 is yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose there: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter %1 as the name of %2 and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the server, then its name at the top, and rename it to %1: its reverse name follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the form for reverse DNS with the address %2 and the name %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run there, with the names of your own group and address: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the text below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not let its customers set a reverse name; send mail through a relay, or move to another hoster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait some minutes, in rare cases a day, and look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the name %2, which leads back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the name %2, which leads back to it. Receivers accept that; %3 would be better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 still has the hoster&apos;s own name, %2. Many receivers refuse mail from such names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the name %2, but that name does not lead back to it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the name %2, which does not lead back to it. Receivers refuse mail from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no reverse name. Receivers refuse mail from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell which name %1 has: no name server answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whose address this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, as you said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, for certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, most likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, perhaps: resellers use its network, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud&apos;s metadata service answers: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine names its maker: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address has a name of the hoster: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network belongs to: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is announced by: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 opens outgoing port 25 only on request; ask for it at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 keeps outgoing port 25 closed until you open it in the panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 keeps outgoing port 25 closed for nearly everybody; mail can leave through a relay only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::main::ConnectDialog</name>
    <message>
        <source>Say which server: its address or its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no address: only a name or an IP address stands here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; SSH is normally on 22</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which user signs in; on a fresh server it is root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file with your private key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking %1 for its key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers in %1 ms, shows its key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: the key has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is trusted, the sign-in was not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in, answers in %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open known hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust and connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the private key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP address or name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its own name, once it is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group, optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the key, if it has one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys of the SSH agent that runs on this computer are offered, one after another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save without connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows its key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::main::HostKeyPane</name>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the fingerprint to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First the server shows its key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You compare it with the one your hoster shows. Only then is your password or key used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password stays in memory while Mailstead runs. It is never written to a file or a log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this your server?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not met this key before. Compare it with the one your hoster shows in its panel or console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is remembered. If it ever changes, Mailstead stops and shows both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of this server has changed. Not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either it was reinstalled, or someone answers in its place. No password was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you reinstalled it yourself, remove the line of %1 from %2, then connect again and compare the new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server showed the key that you trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same: this is your server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same: do not connect before you know why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::main::MainWindow</name>
    <message>
        <source>SSH %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSH connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailstead — %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailstead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add your first server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need the address of a VPS and its root password. Mailstead looks first and changes nothing before you have seen what it would change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the running work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server list with names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Mailstead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you want to open or do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailstead %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns a server of your own into a mail server whose mail is accepted.

Free software under the Apache licence 2.0. Built on Qt %1, QCA, libssh and OpenSSL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change address or sign-in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed on the server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::main::ServerColumn</name>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::main::ServerDelegate</name>
    <message>
        <source>Others</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::main::ServerPanel</name>
    <message>
        <source>Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the server list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::main::StatusBar</name>
    <message>
        <source>Nothing running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops after the running command (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::main::VitalsStrip</name>
    <message>
        <source>Vital signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · load %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reading since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Up %n day(s)</source>
        <translation>
            <numerusform>Up %n day</numerusform>
            <numerusform>Up %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up %n hour(s)</source>
        <translation>
            <numerusform>Up %n hour</numerusform>
            <numerusform>Up %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up %n minute(s)</source>
        <translation>
            <numerusform>Up %n minute</numerusform>
            <numerusform>Up %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::names::DomainCheck</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::names::PropagationModel</name>
    <message>
        <source>there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, a name server of the zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, a public resolver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop cannot ask for records of type %1; the server does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resolver that this desktop uses: what its programs see</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::names::Provider</name>
    <message>
        <source>A token with the permissions Zone / DNS / Edit and Zone / Zone / Read, for this zone alone under Zone Resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A DNSPod Token; it has all rights of the account, so prefer Tencent Cloud&apos;s keys of a sub-account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sub-account with a policy that allows dnspod:DescribeDomainList, dnspod:DescribeRecordList, dnspod:CreateRecord, dnspod:ModifyRecord and dnspod:DeleteRecord (QcloudDNSPodFullAccess has them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A RAM user with a policy that allows alidns:DescribeDomains, alidns:DescribeDomainRecords, alidns:AddDomainRecord, alidns:UpdateDomainRecord and alidns:DeleteDomainRecord (AliyunDNSFullAccess has them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A production key; GoDaddy opens the interface only to accounts with ten domains or more, or a Domain Pro plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rights GET /domain/zone, GET, POST, PUT and DELETE /domain/zone/&lt;zone&gt;/record*, and POST /domain/zone/&lt;zone&gt;/refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token with Read &amp; Write of the project that holds the zone; keep zones in a project of their own, as a token is for all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token with the custom scopes domain:create, domain:read, domain:update and domain:delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user with a policy that allows route53:ListHostedZones, and for the zone&apos;s ARN route53:ListResourceRecordSets and route53:ChangeResourceRecordSets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pair of keys, and API Access turned on in the domain&apos;s details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API Access turned on, with this server&apos;s IPv4 address under Whitelisted IPs; Namecheap opens it to accounts with 20 domains or $50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key may update the zone (BIND: update-policy or allow-update; Knot: acl with action update) and, better, transfer it, too (allow-transfer; action transfer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the account is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the IPv4 address of this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ns1.example.org or 192.0.2.53:53</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the TSIG key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hmac-sha256 when empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name server of your own (RFC 2136)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::names::ProviderModel</name>
    <message>
        <source>Name: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flags: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::names::ServerPropagation</name>
    <message>
        <source>The daemon&apos;s answer cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::names::Trouble</name>
    <message>
        <source>The DNS provider does not accept the credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether they are complete, belong together and still exist at the provider, then enter them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These credentials may not do this at the DNS provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give them the rights that are named beside the form, for this zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DNS provider takes no more requests for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DNS provider does not have this zone under these credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether the domain is in this account, or enter credentials of another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DNS provider refuses a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untick that record and write the others, or make it by hand on the provider&apos;s page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed the zone since it was looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the changes again: what you see may be different now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DNS provider gives no usable answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later; the provider&apos;s status page may say more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped, as you wanted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::names::ZoneChange</name>
    <message>
        <source>There is no such record yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is right as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left as it is, as chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It leads to %1 now, which is not this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The domain&apos;s own name leads to %1, perhaps a web site there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail server&apos;s name also leads to %1, which is not this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web proxy does not carry mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The domain says now that it takes no mail at all (a null MX).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail of the domain goes to %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are several SPF records, which count as none; they become one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may send already stays allowed; this server is added. Still one SPF record, %1 of 10 look-ups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are several DMARC records, which count as none; they become one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The policy that is there stays; an address for reports is added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put beside the other texts of this name, which stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another value is there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate authority is permitted already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The authorities that are permitted stay so; the one of this server is added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name has %1. An alias and other records cannot share a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider&apos;s interface cannot hold records of this type; the rest works without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace: the name leads to this server from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove: mail and programs find this server alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep: who takes that address does not reach this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace: mail comes to this server from now on, and only here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside: senders choose between the servers by preference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep: mail goes on going there, this server gets none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace: what is there is removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep: it stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Receivers give up after 10 look-ups: take out who no longer sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep: the web site stays, mail needs a name of its own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::names::ZoneJournal</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::names::ZonePlan</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::outside::Text</name>
    <message>
        <source>mail from other servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate authority&apos;s visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings for mail programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mail programs that send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mail programs that read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this server&apos;s services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is open, but nobody greeted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something may take the connection before it comes to the server: a filter of your own line, or one at the hoster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look from another network, such as a phone&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another mail server than %1 answers on port %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some lines at home lead every connection to port 25 to a server of the provider, so that from here it cannot be told who answers others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is open from here, for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing listens on port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port is for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See that the services run, and that mailsteadd.toml names the port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell whether port %1 is open: there is no way to the server from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See that this computer is online; for an IPv6 address it needs IPv6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell whether port %1 is open: your own line may block it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most providers of lines at home close port 25 against spam. The server&apos;s other ports answer, so its firewall is most likely right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look from another network, or send a message from another provider to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is closed from here; what the server says of it is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again when the mail daemon is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is closed from outside, although the server listens on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A firewall stands between, and the port is for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the port in the firewall of the server and in the one of the hoster&apos;s panel (security group)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::AddressForm</name>
    <message>
        <source>Your mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your domain and a password are enough; the rest follows from them. Nothing is changed on the server before you have seen what will change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands behind the @</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other mail servers check it against the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More can be added later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For your mail program, at least 10 long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail for the certificate authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional, for warnings before a certificate ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the proof to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address of yours elsewhere. Empty: the proof is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACME directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extra roots for the directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PEM file, only for a private authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolvers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP addresses. Empty: those of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNSSEC trust anchor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for a name system of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the mailsteadd programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: those that came with Mailstead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I agree to the terms of Let&apos;s Encrypt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::ArrivalModel</name>
    <message>
        <source>there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::ArrivalView</name>
    <message>
        <source>%1 of %2 answers agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what each name server answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers of the name servers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::CertificateForm</name>
    <message>
        <source>Another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a mail address only; no staging to try with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy key id and key from its web site; they are needed for the first request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free, and needs no account elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fitting ways are being looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separated by commas; *.example.org needs the DNS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the names are proved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web root on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as /var/www/html; the daemon must be able to write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its ACME directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key id of the account (EAB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of the account (HMAC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used once, kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail address for the authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try with the staging directory first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole order at the authority&apos;s test system goes first, so that a mistake counts against no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I agree to the authority&apos;s terms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::CertificatePage</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate ends soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last renewal failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No certificate was requested here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A certificate is being worked on. Stop is in the status bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new certificate is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate was revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the certificate chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 fingerprint copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the certificate now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the chain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install from files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No certificate yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A temporary one is in use, which this server signed itself: connections are encrypted, but mail programs warn. A real one is free and takes a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request a certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installing the certificate for other services</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::CertificateRun</name>
    <message>
        <source>Requesting a certificate for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewing the certificate of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installing a certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoking the certificate of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use: the certificate of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make these records at your DNS provider. Each name server is asked every few seconds; it goes on by itself when all of them have the records. You may leave this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking over the certificate of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::CertificateSummary</name>
    <message>
        <source>also for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between facts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailstead::pages::CertificateTexts</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Only a temporary certificate is in use; mail programs warn of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate ended on %1; mail programs refuse to connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more day(s); it should have been renewed by now.</source>
        <translation>
            <numerusform>Valid for %n more day; it should have been renewed by now.</numerusform>
            <numerusform>Valid for %n more days; it should have been renewed by now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more day(s); the last renewal failed and is tried again %1.</source>
        <translation>
            <numerusform>Valid for %n more day; the last renewal failed and is tried again %1.</numerusform>
            <numerusform>Valid for %n more days; the last renewal failed and is tried again %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more day(s); the last renewal failed.</source>
        <translation>
            <numerusform>Valid for %n more day; the last renewal failed.</numerusform>
            <numerusform>Valid for %n more days; the last renewal failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more day(s); nothing renews it.</source>
        <translation>
            <numerusform>Valid for %n more day; nothing renews it.</numerusform>
            <numerusform>Valid for %n more days; nothing renews it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more day(s); it is being renewed these days.</source>
        <translation>
            <numerusform>Valid for %n more day; it is being renewed these days.</numerusform>
            <numerusform>Valid for %n more days; it is being renewed these days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more day(s); renews by itself from %1.</source>
        <translation>
            <numerusform>Valid for %n more day; renews by itself from %1.</numerusform>
            <numerusform>Valid for %n more days; renews by itself from %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>signed by this server itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (small and fast, the usual one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (for very old mail programs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (large; slows connections down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else may have the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The names belong to somebody else now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another certificate took its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, SHA-256 %2…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>root, sent along without need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trusted root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intermediate, sent by this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject: %1
Issuer: %2
Valid: %3 to %4
Key: %5
Serial: %6
SHA-256: %7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no root that this server&apos;s system trusts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::ChainCard</name>
    <message>
        <source>complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>self-signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The daemon does not tell the chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export chain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DaemonPage</name>
    <message>
        <source>No server is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one in the list at the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server does is seen again as soon as you are connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is being asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being tried again. The server goes on with its work meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the mail daemon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server carries no mail yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setup turns it into a mail server and shows each change beforehand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the setup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail daemon does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is installed, but it does not run or does not let us in. The system&apos;s journal of the service mailsteadd says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DialogueView</name>
    <message>
        <source>The SMTP dialogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMTP dialogue of the last attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the dialogue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsJournalView</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n record set(s)?</source>
        <translation>
            <numerusform>Take back one record set?</numerusform>
            <numerusform>Take back %n record sets?</numerusform>
        </translation>
    </message>
    <message>
        <source>Each gets the values it had before: %1. What somebody else changed since stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Take back %n</source>
        <translation>
            <numerusform>Take back %n</numerusform>
            <numerusform>Take back %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter keeps them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written into zones</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsPage</name>
    <message>
        <source>The records have arrived everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n check(s), %1 s</source>
        <translation>
            <numerusform>%n check, %1 s</numerusform>
            <numerusform>%n checks, %1 s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Watching %n record(s) arrive</source>
        <translation>
            <numerusform>Watching %n record arrive</numerusform>
            <numerusform>Watching %n records arrive</numerusform>
        </translation>
    </message>
    <message>
        <source>The DNS could not be looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the zone file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone files (*.zone);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the zone file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zone file could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks every name server (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the wanted records as a zone file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the DNS again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the zone file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch them arrive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no mail domain yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setup adds your domain and shows the records that it needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the setup</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsPlanRow</name>
    <message>
        <source>proxied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes, %2 parts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsPlanView</name>
    <message numerus="yes">
        <source>%n to change</source>
        <translation>
            <numerusform>%n to change</numerusform>
            <numerusform>%n to change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to add</source>
        <translation>
            <numerusform>%n to add</numerusform>
            <numerusform>%n to add</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to remove</source>
        <translation>
            <numerusform>%n to remove</numerusform>
            <numerusform>%n to remove</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Write %n record(s)</source>
        <translation>
            <numerusform>Write %n record</numerusform>
            <numerusform>Write %n records</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide about a record to have something to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a record to have something to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) without a decision are left as they are.</source>
        <translation>
            <numerusform>%n record without a decision is left as it is.</numerusform>
            <numerusform>%n records without a decision are left as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing has to change: %n record(s) are right.</source>
        <translation>
            <numerusform>Nothing has to change: %n record is right.</numerusform>
            <numerusform>Nothing has to change: all %n records are right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are right already: %1</source>
        <translation>
            <numerusform>%n record is right already: %1</numerusform>
            <numerusform>%n records are right already: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Credentials: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s): type, name, value</source>
        <translation>
            <numerusform>%n line: type, name, value</numerusform>
            <numerusform>%n lines: type, name, value</numerusform>
        </translation>
    </message>
    <message>
        <source>What would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would change at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type, name and value of each, as the provider&apos;s page wants them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at or replace what Mailstead signs in with there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsPropagationView</name>
    <message>
        <source>All answers agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the first time …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 agree, all by %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written at %1</source>
        <translation>
            <numerusform>%n record written at %1</numerusform>
            <numerusform>%n records written at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) made by hand</source>
        <translation>
            <numerusform>%n record made by hand</numerusform>
            <numerusform>%n records made by hand</numerusform>
        </translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the records have arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From this desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who asks the name servers and resolvers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsProviderPanel</name>
    <message>
        <source>Show what is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the credentials “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The daemon forgets them. Records that were written stay, and certificates that are renewed over DNS need them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter keeps them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is served by %2 (%3). With its interface Mailstead writes the records for you, and shows each change beforehand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is served by %2. If that is one of these providers, Mailstead writes the records for you, and shows each change beforehand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name server answers for this domain yet. Register it, or give it name servers at the registrar; the provider can be chosen already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make them at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored. Leave it empty to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Accepted. They see %n zone(s), the one of %1 among them.</source>
        <translation>
            <numerusform>Accepted. They see one zone, that of %1.</numerusform>
            <numerusform>Accepted. They see %n zones, that of %1 among them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted, but they see %n zone(s), and none of them holds %1. Look whether it is another account.</source>
        <translation>
            <numerusform>Accepted, but they see one zone, and it does not hold %1. Look whether it is another account.</numerusform>
            <numerusform>Accepted, but they see %n zones, and none of them holds %1. Look whether it is another account.</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the provider …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let Mailstead write the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go to your server, are kept there encrypted, and are never shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsSentence</name>
    <message>
        <source>You see every change before it is written. It can be undone for as long as the zone is not changed elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the records to your DNS provider&apos;s page, or let Mailstead write them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking every name server …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The DNS was not looked at yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are missing or wrong.</source>
        <translation>
            <numerusform>One record is missing or wrong.</numerusform>
            <numerusform>%n records are missing or wrong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cannot tell about %n record(s).</source>
        <translation>
            <numerusform>Cannot tell about one record.</numerusform>
            <numerusform>Cannot tell about %n records.</numerusform>
        </translation>
    </message>
    <message>
        <source>The name servers that should know them do not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The records are right, but %n thing(s) want a look.</source>
        <translation>
            <numerusform>The records are right, but one thing wants a look.</numerusform>
            <numerusform>The records are right, but %n things want a look.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail can flow. %n record(s) that are good to have are missing.</source>
        <translation>
            <numerusform>Mail can flow. One record that is good to have is missing.</numerusform>
            <numerusform>Mail can flow. %n records that are good to have are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n record(s) are right.</source>
        <translation>
            <numerusform>The one record is right.</numerusform>
            <numerusform>All %n records are right.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every name server of the zone gives the wanted answers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsZoneWriter</name>
    <message>
        <source>Removed the credentials “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the zone and what is in it …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record set(s) were written before that, and can be taken back.</source>
        <translation>
            <numerusform>One record set was written before that, and can be taken back.</numerusform>
            <numerusform>%n record sets were written before that, and can be taken back.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was written before that is listed below, and can be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n record set(s)</source>
        <translation>
            <numerusform>Wrote one record set</numerusform>
            <numerusform>Wrote %n record sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took back %n record set(s)</source>
        <translation>
            <numerusform>Took back one record set</numerusform>
            <numerusform>Took back %n record sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record set(s) were taken back, others not</source>
        <translation>
            <numerusform>%n record set was taken back, others not</numerusform>
            <numerusform>%n record sets were taken back, others not</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody changed them since: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at them on the provider&apos;s page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking back records at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Writing %n record(s) at %1</source>
        <translation>
            <numerusform>Writing %n record at %1</numerusform>
            <numerusform>Writing %n records at %1</numerusform>
        </translation>
    </message>
    <message>
        <source>stopping after this one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::FinishedPanel</name>
    <message>
        <source>Settings for mail programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read, IMAP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send, SMTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send, older programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a mail server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can close this page. Mail is taken, sent and kept on the server; this window is only needed to look after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What works now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the user name is the whole address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::FoundCard</name>
    <message>
        <source>Take over the certificate of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its chain and key are copied and in use at once, in place of the present certificate. acme.sh goes on renewing its own until you end that; the command for it is shown afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the present one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be told what acme.sh keeps here: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not for this server&apos;s names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates of acme.sh on this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over. acme.sh still renews its own copy; to end that, run this on the server as the user who runs acme.sh:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::GroupInspector</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the oldest %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Mailstead is doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being sent there at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln message(s)</source>
        <translation>
            <numerusform>Show %Ln message</numerusform>
            <numerusform>Show %Ln messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Try them now, without waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop them until you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let those that are held go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send them through another server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up and tell the senders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard them, nobody is told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an action and its count</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent there until %1. One message is tried then; when it goes, the others follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mailboxes are on this server; no other server has a part in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 connections are in use. More are opened while it goes well, fewer when the receiver asks for it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::GroupWords</name>
    <message>
        <source>Paused until %1, %2 to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered on this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 connections in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 going out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 deferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notices of this server (no sender)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::GroupsView</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>a group: name, remark, states</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln destination(s)</source>
        <translation>
            <numerusform>%Ln destination</numerusform>
            <numerusform>%Ln destinations</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue by destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln cause(s)</source>
        <translation>
            <numerusform>%Ln cause</numerusform>
            <numerusform>%Ln causes</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue by cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln sender(s)</source>
        <translation>
            <numerusform>%Ln sender</numerusform>
            <numerusform>%Ln senders</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue by sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::HistoryView</name>
    <message>
        <source>“%1” is no span of time. Write it as 30m, 2h or 3d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no outcome. There are delivered, bounced and deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln finished</source>
        <translation>
            <numerusform>%Ln finished</numerusform>
            <numerusform>%Ln finished</numerusform>
        </translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the last reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its lines in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient, or for example outcome:bounced from:news@ within:1d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mail has been finished yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was delivered, bounced or deleted is kept here for a while, with its whole story.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No finished mail fits the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::HoldRulesView</name>
    <message>
        <source>To “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From “%1” to “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a part of the sender or of the recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New mail that fits is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule is gone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it held stays held until you release it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is held now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a rule…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold mail that comes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fits is kept in the queue and not sent until you release it. All that you fill in must fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From, contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of the sender, for example newsletter@</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To, contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of the recipient, for example @example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>why, for whoever reads this later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules that hold mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule holds mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule stops mail from a sender or to a recipient as it comes in. It waits in the queue until you release, bounce or delete it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::InstallSheet</name>
    <message>
        <source>Certificate chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a certificate from files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One that you got elsewhere. It is checked that both belong together and that the certificate is for this server, before anything changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate chain, PEM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mostly fullchain.pem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private key, PEM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent over SSH, shown nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::ListingPane</name>
    <message>
        <source>The list could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is how it was: the list could not be read again. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::LogDetail</name>
    <message>
        <source>Open message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::LogsPage</name>
    <message>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), the newest at the end</source>
        <translation>
            <numerusform>%n line, the newest at the end</numerusform>
            <numerusform>%n lines, the newest at the end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) match</source>
        <translation>
            <numerusform>%n line matches</numerusform>
            <numerusform>%n lines match</numerusform>
        </translation>
    </message>
    <message>
        <source>paused, place kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new line(s)</source>
        <translation>
            <numerusform>%n new line</numerusform>
            <numerusform>%n new lines</numerusform>
        </translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New lines that match appear here by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the mail daemon does appears here as it happens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, for example gmail or source:smtp-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log of the mail daemon</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not tell how it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not set up yet: there is no domain to take mail for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) must be put right.</source>
        <translation>
            <numerusform>%n thing must be put right.</numerusform>
            <numerusform>%n things must be put right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail is flowing. %n thing(s) want a look.</source>
        <translation>
            <numerusform>Mail is flowing. %n thing want a look.</numerusform>
            <numerusform>Mail is flowing. %n things want a look.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail is flowing. %n message(s) wait for another try.</source>
        <translation>
            <numerusform>Mail is flowing. %n message wait for another try.</numerusform>
            <numerusform>Mail is flowing. %n messages wait for another try.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mail is flowing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n going out now</source>
        <translation>
            <numerusform>%n going out now</numerusform>
            <numerusform>%n going out now</numerusform>
        </translation>
    </message>
    <message>
        <source>To be tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until you release them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temporary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message>
        <source>Domains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free for mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bounced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No warning and no error in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message has come to its end yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::PtrAddressView</name>
    <message>
        <source>Take it back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it through %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket text</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show the %n step(s)</source>
        <translation>
            <numerusform>Show the %n step</numerusform>
            <numerusform>Show the %n steps</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the support page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it another hoster?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::PtrApiForm</name>
    <message>
        <source>This is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing the credentials on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking %1 which name it has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giving back the former name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep on the server and look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look what would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make them at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server needs credentials of yours there. They stay on it, encrypted. What suffices: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hoster&apos;s own name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has this name already; it may take a while until everybody sees it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set. It may take some minutes until everybody sees it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not lead anywhere yet. Make its address record first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads to %2 instead of this address. Change its record first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is renamed in the panel, and all of its addresses get the name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::PtrCard</name>
    <message>
        <source>Every address has a right name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 addresses have a right name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reverse names cannot be looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking which name each address has and whose it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no public address of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverse names (PTR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueueActions</name>
    <message>
        <source>Bounce these messages?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete these messages?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is counting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bounce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter keeps them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The messages were so already, or have left the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send them through another server?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host or host:port, for example relay.example.org:587</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no host. Write a name or an address, with :port when it is not 25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go to the mail hosts of their domains again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go through %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueueCause</name>
    <message>
        <source>Not tried yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiver asks for slower sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greylisted: a second try is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mailbox is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipient is not known there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trusted TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The domain cannot be looked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiver’s rules forbid it for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiver has trouble of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiver said “not now”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These messages have come in and wait for their turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More came from this address than the receiver takes at once. Nothing is lost; Mailstead sends slower and goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiver puts new senders off once and takes the mail when it is tried again. That happens by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipient has no room left. It is tried again until the time is over, then the sender is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address may be wrong, or the receiver does not know it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody takes the connection on port 25. The server may be down, or something between blocks the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiver, or the network between, ended the connection in the middle. It is tried again from the beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiver promises encryption that it does not keep now: its certificate is wrong or missing. Mail is not sent in the clear instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name servers of the domain do not answer, or give no mail host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiver mistrusts this address or the message. Look at blocklists, reverse name, SPF and DKIM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiving server says that it cannot take mail for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply above is all that the receiver said. It is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueueFilterText</name>
    <message>
        <source>“%1” is no age. Write it as 30m, 2h or 3d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no state. There are active, sending, deferred and held</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueueInspector</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The story of message %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being sent to %1 right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is held until you release it. Nothing is sent meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is next in line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It was tried %n time(s) and is tried again.</source>
        <translation>
            <numerusform>It was tried %n time and is tried again.</numerusform>
            <numerusform>It was tried %n times and is tried again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was tried %n time(s). Next try in %1.</source>
        <translation>
            <numerusform>It was tried %n time. Next try in %1.</numerusform>
            <numerusform>It was tried %n times. Next try in %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last answer was: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;&gt; (a notice)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was delivered at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was given up at %1 and its sender was told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was given up at %1. The last answer was: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was deleted at %1. Nobody was told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent through</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueuePage</name>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n going out now</source>
        <translation>
            <numerusform>%n going out now</numerusform>
            <numerusform>%n going out now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln finished, the newest first</source>
        <translation>
            <numerusform>%Ln finished, the newest first</numerusform>
            <numerusform>%Ln finished, the newest first</numerusform>
        </translation>
    </message>
    <message>
        <source>Recipients that nothing is sent to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fits is held as it comes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suppressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold rules</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueueTableModel</name>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>via %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueueWords</name>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bounce…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s)?</source>
        <translation>
            <numerusform>Delete %Ln message?</numerusform>
            <numerusform>Delete %Ln messages?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete all %Ln message(s) in the queue?</source>
        <translation>
            <numerusform>Delete the %Ln message in the queue?</numerusform>
            <numerusform>Delete all %Ln messages in the queue?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) to %1?</source>
        <translation>
            <numerusform>Delete %Ln message to %1?</numerusform>
            <numerusform>Delete %Ln messages to %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) from %1?</source>
        <translation>
            <numerusform>Delete %Ln message from %1?</numerusform>
            <numerusform>Delete %Ln messages from %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) that wait for this cause?</source>
        <translation>
            <numerusform>Delete %Ln message that waits for this cause?</numerusform>
            <numerusform>Delete %Ln messages that wait for this cause?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) that fit the filter?</source>
        <translation>
            <numerusform>Delete %Ln message that fits the filter?</numerusform>
            <numerusform>Delete %Ln messages that fit the filter?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounce %Ln message(s)?</source>
        <translation>
            <numerusform>Bounce %Ln message?</numerusform>
            <numerusform>Bounce %Ln messages?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounce all %Ln message(s) in the queue?</source>
        <translation>
            <numerusform>Bounce the %Ln message in the queue?</numerusform>
            <numerusform>Bounce all %Ln messages in the queue?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounce %Ln message(s) to %1?</source>
        <translation>
            <numerusform>Bounce %Ln message to %1?</numerusform>
            <numerusform>Bounce %Ln messages to %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounce %Ln message(s) from %1?</source>
        <translation>
            <numerusform>Bounce %Ln message from %1?</numerusform>
            <numerusform>Bounce %Ln messages from %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounce %Ln message(s) that wait for this cause?</source>
        <translation>
            <numerusform>Bounce %Ln message that waits for this cause?</numerusform>
            <numerusform>Bounce %Ln messages that wait for this cause?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounce %Ln message(s) that fit the filter?</source>
        <translation>
            <numerusform>Bounce %Ln message that fits the filter?</numerusform>
            <numerusform>Bounce %Ln messages that fit the filter?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) through another server?</source>
        <translation>
            <numerusform>Send %Ln message through another server?</numerusform>
            <numerusform>Send %Ln messages through another server?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send all %Ln message(s) in the queue through another server?</source>
        <translation>
            <numerusform>Send the %Ln message in the queue through another server?</numerusform>
            <numerusform>Send all %Ln messages in the queue through another server?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) to %1 through another server?</source>
        <translation>
            <numerusform>Send %Ln message to %1 through another server?</numerusform>
            <numerusform>Send %Ln messages to %1 through another server?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) from %1 through another server?</source>
        <translation>
            <numerusform>Send %Ln message from %1 through another server?</numerusform>
            <numerusform>Send %Ln messages from %1 through another server?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) that wait for this cause through another server?</source>
        <translation>
            <numerusform>Send %Ln message that waits for this cause through another server?</numerusform>
            <numerusform>Send %Ln messages that wait for this cause through another server?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) that fit the filter through another server?</source>
        <translation>
            <numerusform>Send %Ln message that fits the filter through another server?</numerusform>
            <numerusform>Send %Ln messages that fit the filter through another server?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are being sent and were left alone.</source>
        <translation>
            <numerusform>%Ln more is being sent and was left alone.</numerusform>
            <numerusform>%Ln more are being sent and were left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are being sent right now and are left alone.</source>
        <translation>
            <numerusform>%Ln more is being sent right now and is left alone.</numerusform>
            <numerusform>%Ln more are being sent right now and are left alone.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them is in the queue any more, or all are being sent right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are given up now. Their senders get a notice that says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go to this server instead of the mail hosts of their domains. Leave the field empty to send them to those again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are discarded. Their senders are not told, and it cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bounce %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Trying %Ln message(s) now</source>
        <translation>
            <numerusform>Trying %Ln message now</numerusform>
            <numerusform>Trying %Ln messages now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Held %Ln message(s)</source>
        <translation>
            <numerusform>Held %Ln message</numerusform>
            <numerusform>Held %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Released %Ln message(s)</source>
        <translation>
            <numerusform>Released %Ln message</numerusform>
            <numerusform>Released %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %Ln message(s)</source>
        <translation>
            <numerusform>Deleted %Ln message</numerusform>
            <numerusform>Deleted %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounced %Ln message(s)</source>
        <translation>
            <numerusform>Bounced %Ln message</numerusform>
            <numerusform>Bounced %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rerouted %Ln message(s)</source>
        <translation>
            <numerusform>Rerouted %Ln message</numerusform>
            <numerusform>Rerouted %Ln messages</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay safe until you release them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their senders are told why.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::RenewalCard</name>
    <message>
        <source>Due since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>succeeded %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names proved by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is renewed until a certificate was requested here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::RevokeSheet</name>
    <message>
        <source>Revoke the certificate of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone. A new certificate with a new key is in use before the old one is revoked, so no connection fails. TLSA records for the old key have to be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone. Mail programs that look for revocations refuse to connect from then on, and nothing is renewed until you request a new certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace and revoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason, told to everybody who asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a new one first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::ServedCard</name>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ports are being asked from the server itself; this takes up to 15 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ports were not asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server told of no port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>asked %n minute(s) ago</source>
        <translation>
            <numerusform>asked %n minute ago</numerusform>
            <numerusform>asked %n minutes ago</numerusform>
        </translation>
    </message>
    <message>
        <source>Served right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each port serves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::ServedModel</name>
    <message>
        <source>this certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no STARTTLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the handshake fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one for another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one that is not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a self-signed one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one that has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this one; it ends soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::SetupAnswers</name>
    <message>
        <source>Choose a password, or let one be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Too short: at least %n characters are needed</source>
        <translation>
            <numerusform>Too short: at least %n character is needed</numerusform>
            <numerusform>Too short: at least %n characters are needed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too long: at most %n characters</source>
        <translation>
            <numerusform>Too long: at most %n character</numerusform>
            <numerusform>Too long: at most %n characters</numerusform>
        </translation>
    </message>
    <message>
        <source>The address itself is the first password that strangers try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line breaks and control characters cannot be typed into a mail program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the domain that you own, such as example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no domain name. It looks like example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no full host name. It looks like mail.example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no mail address. It looks like anna@example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first mailbox must end with @%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without this the authority gives no certificate, and other servers trust none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no mail address. It looks like you@example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address at %1 proves nothing: the message must go to another provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no https address of an ACME directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file on this computer, or it cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no IP address. Resolvers are given by address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no mailsteadd in this folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::SetupLog</name>
    <message>
        <source>following</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused, place kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop following</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::SetupPage</name>
    <message>
        <source>Setup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what stands on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do all that is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to the server to go on. What you type here is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setup is running; the answers can be changed when it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading what stands on the server …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next looks at the server and changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may leave this page. The work goes on and stays in the status bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide about what is marked to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s), shown above. Nothing has been changed yet.</source>
        <translation>
            <numerusform>%n change, shown above. Nothing has been changed yet.</numerusform>
            <numerusform>%n changes, shown above. Nothing has been changed yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is restarting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailstead signs in again by itself, usually within a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost and is being tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost: what was done is kept on the server, and the setup goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again, and the setup goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal is kept on the server. You can go on from another computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the setup</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::SetupTexts</name>
    <message>
        <source>This server cannot carry mail yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server can carry mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the mail services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the world where the mail goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the first mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove it with a real message</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) must be put right first. Nothing has been changed yet.</source>
        <translation>
            <numerusform>%n thing must be put right first. Nothing has been changed yet.</numerusform>
            <numerusform>%n things must be put right first. Nothing has been changed yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to decide first. Nothing has been changed yet.</source>
        <translation>
            <numerusform>%n thing to decide first. Nothing has been changed yet.</numerusform>
            <numerusform>%n things to decide first. Nothing has been changed yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing stands in the way. Nothing has been changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System, memory, clock, ports and names are looked at. Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package lists are refreshed and what is missing is installed from the distribution itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will call itself %1. Other mail servers check that this name, its address and the reverse record agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail daemon is one file with a service of its own. Dovecot comes from the distribution and lets mail programs read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make these records where you bought %1, then wait here: every name server is asked until it answers right. The PTR record is set at your hoster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The authority reaches the server by its name and then signs. It is asked only when the name leads here, and the certificate renews itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can sign in afterwards, with the password that you chose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message goes out and a reply comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message goes from %1 to %2. Answer it, and the reply shows that mail comes in as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Naming %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installing on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching the records of %1 arrive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting the certificate of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the mailbox on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending the proof from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was so already</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n decision</numerusform>
            <numerusform>%n decisions</numerusform>
        </translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch the records arrive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::StepPanel</name>
    <message>
        <source>%1 in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped, as you wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done so far stays and is found again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files that this step changed get their earlier text back, and services that it started are stopped. Later steps may need to be done again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the name is proved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::SuppressionView</name>
    <message>
        <source>Write a whole address, like name@example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is suppressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail to this address is refused here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may get mail again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) may get mail again</source>
        <translation>
            <numerusform>%Ln recipient may get mail again</numerusform>
            <numerusform>%Ln recipients may get mail again</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest %1 are shown. Search for others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the message that bounced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send nothing more to a recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail to this address is refused here, before any server is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suppress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for whoever reads this later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search recipients and reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suppressed recipients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recipient is suppressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a server says that a recipient does not exist, the address comes here by itself. Asking for it again and again would harm the good name of this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a recipient…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No suppressed recipient fits the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::TargetSheet</name>
    <message>
        <source>Install the certificate for another service too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each new certificate is written there and the service reloaded. The two files must be those that its configuration names with %1 and %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each new certificate is written there and the service reloaded. The two files must be those that its configuration names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dovecot, with the paths of iRedMail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may read the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the owner (0600)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owner and group (0640)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it begins TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program with its path and arguments; run without a shell. Empty: nothing is reloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address to ask afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: it is not asked what it shows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::TargetTexts</name>
    <message>
        <source>Not installed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed, but not reloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed, but it cannot be told what it serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed, but it serves another certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has the certificate before this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed, reloaded, serves this certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed, serves this certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed, reloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::TargetsCard</name>
    <message>
        <source>%1 gets each certificate from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was removed from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files stay as they are, but get no new certificate: the service shows the one it has until that ends. %1 is changed as root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be told which services get it: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server cannot do that yet: repeat the step Install of the setup, which brings what writes other services&apos; files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is installed: %1 does not permit the action “targets”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed last %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate was not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1 from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other services with this certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the setup</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::TraceModel</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::TraceView</name>
    <message>
        <source>What happened to this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::WaitingView</name>
    <message>
        <source>The queue could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait, but none fits the filter.</source>
        <translation>
            <numerusform>%n message waits, but it does not fit the filter.</numerusform>
            <numerusform>%n messages wait, but none fits the filter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mail is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every message has gone out. What comes in appears here by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the last reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its lines in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, for example to:gmail.com age:1h reply:4.7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Act on all messages that are shown here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the queue is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By sender</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::WayChooser</name>
    <message>
        <source>How the names are proved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::pages::WorkRow</name>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All was as wanted; nothing has been changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out, as you wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: the server is as it was before this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::session::ServerSession</name>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host key to be confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host key changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail daemon not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail daemon running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail daemon does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail daemon unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the server was lost</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::setup::Text</name>
    <message>
        <source>The certificate authority&apos;s terms must be agreed to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An authority issues certificates only to those who agree to its terms of service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read them at the authority&apos;s web site, then agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree to the terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is stopped and disabled, as you decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued by %1, valid until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no certificate for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run this step again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking which certificate the ports serve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 does not serve the new certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it serves none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it serves one with fingerprint %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the services&apos; logs on the server, then run the step again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 serves the certificate %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended with exit code %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the server&apos;s disk, then run the step again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the log for what it said, then run the step again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s file %1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s file %1 is larger than expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>more than %n byte(s)</source>
        <translation>
            <numerusform>more than %n byte</numerusform>
            <numerusform>more than %n bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the file; it is not one that this program wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a program for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a Linux program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is made for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large to be the mail daemon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no mail daemon for %1 on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looked in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the complete program, or name the folder that holds mailsteadd-%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debian 12 and 13, Ubuntu 22.04, 24.04 and 26.04, and Red Hat Enterprise Linux, CentOS Stream, Rocky Linux and AlmaLinux 9 and 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail daemon&apos;s answer about DNS cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the daemon that belongs to this version of Mailstead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 records have arrived at every name server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the records that are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is added as mail domain, with new DKIM keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the records to make are shown, and watched as they arrive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is to be made at the DNS provider and is watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all DNS records have arrived in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the missing records at the DNS provider, the PTR at the hoster; then run this step again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all name servers answer with the wanted records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name server may still have the old data. Run this step again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding the domain and making its DKIM keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. It will be kept as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection was lost (%1); signing in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in again (attempt %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing had to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal on the server could not be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed by others since and is left as it is; the old text lies in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some files were changed by others since and were left as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare them with the copies in %1/backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template of the daemon&apos;s settings does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the complete program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings of the daemon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNSSEC trust anchors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>roots of the certificate authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dovecot %1 serves the daemon&apos;s mailboxes only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of Dovecot is not known: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions 2.3 and 2.4 are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the step “%1” first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is started, now and at each start of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shows Dovecot each new certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is started again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mail daemon, SHA-256 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lets in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading the mail daemon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing settings and units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the mail daemon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting Dovecot with the mail daemon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dovecot does not take its new configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old one was left in place. Look at the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making users and directories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking that all runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it with: systemctl status %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody listens on port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the services&apos; logs, then run the step again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mailsteadd %1 answers as %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The daemon calls itself %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the step again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail, queue and keys in /var/lib/mailstead and /var/vmail stay; delete them by hand if nobody needs them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setup journal on the server is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the setup again; it looks at what is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setup journal was written by a newer version of Mailstead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its format is %1, this version knows %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Mailstead on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no known format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the step “%1” has no known state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lists too many files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an entry about a changed file is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reinstall the server with one of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unknown system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package names and configuration differ from system to system; on one that was never tried, the setup could leave a half-working server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reinstall the server in your hoster&apos;s panel with one of: %1. Debian 12 is a good choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not run systemd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail daemon is started, watched and confined by systemd.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a virtual server, not a bare container, with one of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The processor architecture %1 is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail daemon is made for x86_64 and aarch64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a server with one of these processors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in as root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root rights by sudo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user has no root rights and cannot get them by sudo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installing a mail server changes system files and services.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as root, or add the user to the sudo group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount of memory could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has only %1 of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mail server needs about 1 GB; with less the system ends programs when mail comes in bursts, and package updates can fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a plan with at least 1 GB in your hoster&apos;s panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The free disk space could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free on disk: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 are free on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages, the mail queue and the mailboxes need room; when the disk is full, mail is turned away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what is not needed, or choose a larger disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s clock could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s clock is %n second(s) ahead of this computer&apos;s</source>
        <translation>
            <numerusform>The server&apos;s clock is %n second ahead of this computer&apos;s</numerusform>
            <numerusform>The server&apos;s clock is %n seconds ahead of this computer&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s clock is %n second(s) behind this computer&apos;s</source>
        <translation>
            <numerusform>The server&apos;s clock is %n second behind this computer&apos;s</numerusform>
            <numerusform>The server&apos;s clock is %n seconds behind this computer&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>Certificates and signatures are valid from and until a time; with a wrong clock they are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See which of the two clocks is wrong. On the server, install chrony or systemd-timesyncd.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unknown program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listens on the mail port %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one program can take mail on a port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out which program it is, and stop and disable it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have %1 stopped and disabled (its files stay), or use another server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and disable %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail ports are free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port 80 is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listens on port 80</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate authority asks a question on port 80, at the first certificate and at each renewal; the mail daemon must be able to answer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the web server stopped and disabled if nobody needs it, or move it to another server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on; I will free the port before the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No firewall on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The firewall %1 is active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mail ports will be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has firewall rules of its own (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules that somebody wrote by hand are not changed by this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public address: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No public address was seen on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be behind address translation of the hoster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates wait for a restart of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading what the server is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2, host name %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the mailboxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mailbox %1 needs a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a password for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gets the new password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is made, with the password you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mailbox %1 is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dovecot does not know the mailbox %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the step “%1” again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the host&apos;s own name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps cloud-init from setting the old name again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the short name leads to the full name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the host&apos;s names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is restarted, so that every program learns the new name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not call itself %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at /etc/hosts and /etc/hostname on the server, and whether a program of the hoster writes them again at each start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the preflight on the server said cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading the preflight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the server from inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the installed packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finishes an installation that was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refreshes the package lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing an interrupted installation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refreshing the package lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Installing %n package(s)</source>
        <translation>
            <numerusform>Installing %n package</numerusform>
            <numerusform>Installing %n packages</numerusform>
        </translation>
    </message>
    <message>
        <source>Packages are still missing after the installation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the log for what the package manager said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gets a message from %1, and is expected to reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending a message to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This message proves that mail from the new server %1 arrives.

Please reply to it, so that the way back is proven too.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message was taken by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message to %1 was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other server&apos;s words say why. PTR, SPF and a blocklist entry are the usual reasons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message to %1 has not been delivered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in the queue and is tried again. Look at the queue, then run this step again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for a reply from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received from %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reply from %1 has come in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message to it was delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply to the message, and look whether it is in the spam folder there; then run this step again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply was delivered, but is not in the mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at Dovecot&apos;s log on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailstead proof %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reply came back into %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not tell its boot id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the server by hand, then run the step again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarting the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the server to come back (attempt %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The server is back after %n second(s), with boot id %1</source>
        <translation>
            <numerusform>The server is back after %n second, with boot id %1</numerusform>
            <numerusform>The server is back after %n seconds, with boot id %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its boot id is still %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart it in your hoster&apos;s panel, then run the step again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system user without a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>directory of %1, mode %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no readable file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a host name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A full name is needed, in lower-case letters, digits and hyphens, such as mail.example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the host name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a mail domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A domain is needed, such as example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the domain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the first mailbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mailbox %1 is not in the domain %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an address that ends in @%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the recipient of the proof message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the address of an ACME directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must begin with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the certificate authority.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the contact address of the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the address of a resolver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write an IP address, such as 192.0.2.53.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate authority&apos;s root file cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with DNSSEC trust anchors cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS and PTR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks at the server and changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refreshes the package lists and installs what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the server its host name, and restarts it when that is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installs the mail daemon and connects Dovecot to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the DNS records that are needed and watches them arrive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gets a certificate for the server&apos;s name and keeps it renewed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the first mailbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends a real message and waits for a reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step “%1” cannot be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply does not say what the receiver thought of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiver could not make sure that the message is from this domain; such mail lands in spam or is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the step “%1” again and wait until old records have left the receivers&apos; caches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a text in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a number from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a key of a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a section of a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server.address is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server.host_key must begin with SHA256:, as ssh-keygen -l prints it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no password in the file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan %1 is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan %1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name an existing plan file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line of the file %1 is too long for a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for another package program on the server to finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the plan file and run the command again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a certificate is requested from %1; the names for mail programs&apos; settings and the MTA-STS policy are put into it as far as they lead here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make sure that they let TCP ports 25, 80, 443, 465, 587, 993 and 995 in. With nftables: nft add rule inet filter input tcp dport { 25, 80, 443, 465, 587, 993, 995 } accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what root does for the daemon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folders in which the daemon asks root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does what the daemon may ask of root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file on the server, as root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a service called %1 already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are %1 services already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines of %1 were not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it by hand from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no service called %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is written on several lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it by hand in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed %1 meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it again, then repeat the change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are several ways to prove the name to the authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An authority issues a certificate only to who shows that the name is his, now and at each renewal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more kind of DNS record can be made now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has other servers encrypt what they bring (MTA-STS); they fetch the policy from this server with its new certificate. Mail arrives without it, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the setup, the DNS page writes it, or shows it for copying.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::ssh::Channel</name>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server takes no more data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program on the server has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No channel could be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server opens no further channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use this connection; sshd&apos;s MaxSessions limits how many there may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server runs no commands for this user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not offer the subsystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a user with an ordinary login shell.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::ssh::Connection</name>
    <message>
        <source>The key file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the private key file in the server&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file needs its passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase of the key file is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the passphrase and connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file holds no private key that can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a key made by ssh-keygen (ed25519, ECDSA or RSA); convert PuTTY keys with PuTTYgen&apos;s export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server ended the sign-in after too many tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one way to sign in; an agent with many keys uses up the tries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server closed the connection during sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; the server may be limiting sign-ins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No SSH agent is running here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agent has no key that the server accepts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept the key file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks “%1”, which cannot be answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; a server under load can be slow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program on the server ended with exit code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command has an environment variable with a bad name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command cannot be sent to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is empty or holds a NUL or broken characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 did not end within %n second(s)</source>
        <translation>
            <numerusform>%1 did not end within %n second</numerusform>
            <numerusform>%1 did not end within %n seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not tell how %1 ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its path is not absolute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was closed to connect again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The server did not come back within %n second(s)</source>
        <translation>
            <numerusform>The server did not come back within %n second</numerusform>
            <numerusform>The server did not come back within %n seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>The name %1 was not resolved in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this computer&apos;s network, or use the IP address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1 does not resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling, or use the server&apos;s IP address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check address and port, that the server is running, and the firewall of the server and of its hoster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host key of %1 is not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one that your hoster shows, then trust it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host key of %1 has been revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host key of %1 has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remembered: %1. Offered now: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may be listening in. Only if the server was installed anew, forget the old key and compare the new one with your hoster&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, port or user is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete the server&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server showed no usable host key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and that the server is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the server was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again; if it happens often, check the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a folder of that name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk of the server is full (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on the server and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The upload did not come to its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file to be uploaded cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step was accepted; the server now wants: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server offers: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept the password of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check user and password. Many servers let root sign in with a key only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not let %1 sign in with a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a key file or the agent in the server&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password is needed for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password and connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not let %1 sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the public key to the user&apos;s authorized_keys on the server, or sign in with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refuses connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port, that sshd runs, and the firewall of the server and of its hoster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not speak SSH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check address and port, and this computer&apos;s network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 could not be written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::ssh::Host</name>
    <message>
        <source>“%1” ended with exit code %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::ssh::KnownHosts</name>
    <message>
        <source>The file of known host keys cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the file readable, or move it away to begin anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host key could not be remembered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the folder writable and connect again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::ssh::Sftp</name>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server ended SFTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer SFTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file to be uploaded cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 could not be replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 could not be removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s SFTP answer cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::ssh::sudo</name>
    <message>
        <source>sudo asks for a password and none was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again with the password of the user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sudo did not accept the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sudo did not run the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sudo did not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as root, or give the user the right to run everything with sudo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs root, and the server has no sudo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user %1 is not allowed to use sudo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::vault::ProfileStore</name>
    <message>
        <source>The server cannot be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its address is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its user is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its port is not between 1 and 65535</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was written by another version of the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list of servers is missing or too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server number %1 is not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of servers cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the file readable and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of servers cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was kept as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1 away and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of servers could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there and could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the folder writable and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::vitals::Vitals</name>
    <message>
        <source>The server&apos;s readings cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They need Linux with /proc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sends no readings any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server ended the readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s readings are too long</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::ActionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Select all %1 that match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::DiffView</name>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n line added</numerusform>
            <numerusform>%n lines added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) changed</source>
        <translation>
            <numerusform>%n line changed</numerusform>
            <numerusform>%n lines changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n line removed</numerusform>
            <numerusform>%n lines removed</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the counts of a diff</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s)</source>
        <translation>
            <numerusform>%n more line</numerusform>
            <numerusform>%n more lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy differences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::ErrorBanner</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::FilterField</name>
    <message>
        <source>Remove the condition %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::FindingCard</name>
    <message>
        <source>In order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::FindingTicks</name>
    <message>
        <source>In order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::LifetimeBar</name>
    <message>
        <source>Lifetime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>issued %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>renewal due since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>renewed by itself %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>renewed by itself, %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued %1, ends %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewed by itself between %1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::LogView</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new line(s)</source>
        <translation>
            <numerusform>%n new line</numerusform>
            <numerusform>%n new lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::PlanRow</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::PlanView</name>
    <message>
        <source>%1 of %2 done</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message>
        <source>What changes on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has to change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::RecordsView</name>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All records as a zone file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records to make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all as zone file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(leave empty)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::Sparkline</name>
    <message>
        <source>No readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now %1, at most %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::Spinner</name>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::StepperView</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wants a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::ToastStack</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::ValueDiff</name>
    <message>
        <source>then: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the values</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Turns a server of your own into a mail server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep settings, servers and known hosts in &lt;folder&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the window in &lt;language&gt;: system, zh_CN or en.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the colours &lt;theme&gt;: system, light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to the server of the plan &lt;file&gt; and fill in its answers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
