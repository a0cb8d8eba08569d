<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>mailstead::certificates::CertificateWork</name>
    <message>
        <source>The connection ended while the daemon was at work</source>
        <translation>邮件服务正在工作时连接断开了</translation>
    </message>
    <message>
        <source>See below whether a new certificate is in use, else start again; an order that was begun is taken up where it stands.</source>
        <translation>请查看下方是否已启用新证书；如果没有，请重新开始，已开始的订单会从中断处继续。</translation>
    </message>
    <message>
        <source>The certificate was revoked</source>
        <translation>证书已吊销</translation>
    </message>
    <message>
        <source>In use now: issued by %1, valid until %2</source>
        <translation>现已启用：由 %1 签发，有效期至 %2</translation>
    </message>
</context>
<context>
    <name>mailstead::certificates::InstallTarget</name>
    <message>
        <source>Use the name or the number of one that the server has.</source>
        <translation>请填写服务器上已有的名称或编号。</translation>
    </message>
    <message>
        <source>The name does not fit</source>
        <translation>名称不合要求</translation>
    </message>
    <message>
        <source>Use letters, digits, dots and hyphens.</source>
        <translation>请使用字母、数字、点和连字符。</translation>
    </message>
    <message>
        <source>The path does not fit</source>
        <translation>路径不合要求</translation>
    </message>
    <message>
        <source>Give an absolute path, such as /etc/ssl/web/key.pem.</source>
        <translation>请填写绝对路径，例如 /etc/ssl/web/key.pem。</translation>
    </message>
    <message>
        <source>Chain and key have the same path</source>
        <translation>证书链和私钥的路径相同</translation>
    </message>
    <message>
        <source>Give two different paths.</source>
        <translation>请填写两个不同的路径。</translation>
    </message>
    <message>
        <source>The owner does not fit</source>
        <translation>所有者不合要求</translation>
    </message>
    <message>
        <source>The group does not fit</source>
        <translation>用户组不合要求</translation>
    </message>
    <message>
        <source>The mode of the key does not fit</source>
        <translation>私钥的权限不合要求</translation>
    </message>
    <message>
        <source>Use 0600 or 0640.</source>
        <translation>请使用 0600 或 0640。</translation>
    </message>
    <message>
        <source>The reload command does not fit</source>
        <translation>重新加载命令不合要求</translation>
    </message>
    <message>
        <source>Begin with the program&apos;s absolute path, such as /usr/bin/systemctl.</source>
        <translation>请以程序的绝对路径开头，例如 /usr/bin/systemctl。</translation>
    </message>
    <message>
        <source>The address of the service does not fit</source>
        <translation>服务地址不合要求</translation>
    </message>
    <message>
        <source>Write it as 127.0.0.1:25 or [::1]:25.</source>
        <translation>请写成 127.0.0.1:25 或 [::1]:25。</translation>
    </message>
    <message>
        <source>This kind of STARTTLS is not known</source>
        <translation>不支持这种 STARTTLS</translation>
    </message>
    <message>
        <source>Use none, smtp, imap or pop3.</source>
        <translation>请使用 none、smtp、imap 或 pop3。</translation>
    </message>
    <message>
        <source>The name to ask the service for does not fit</source>
        <translation>查询服务所用的名称不合要求</translation>
    </message>
    <message>
        <source>Give a full host name in lower case, or none.</source>
        <translation>请填写小写的完整主机名，或留空。</translation>
    </message>
</context>
<context>
    <name>mailstead::certificates::PemFiles</name>
    <message>
        <source>The file cannot be read</source>
        <translation>无法读取文件</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>The file is too large for a certificate or a key</source>
        <translation>文件过大，不像是证书或密钥</translation>
    </message>
    <message>
        <source>This file has no certificate in it</source>
        <translation>此文件中没有证书</translation>
    </message>
    <message>
        <source>Choose the file with the certificate chain in PEM; it is mostly called fullchain.pem.</source>
        <translation>请选择 PEM 格式的证书链文件，通常名为 fullchain.pem。</translation>
    </message>
    <message>
        <source>This key has a passphrase</source>
        <translation>此密钥设有密码</translation>
    </message>
    <message>
        <source>Take the passphrase off first: openssl pkey -in key.pem -out plain.pem</source>
        <translation>请先去除密码：openssl pkey -in key.pem -out plain.pem</translation>
    </message>
    <message>
        <source>This file has no private key in it</source>
        <translation>此文件中没有私钥</translation>
    </message>
    <message>
        <source>Choose the file with the key in PEM; it is mostly called privkey.pem.</source>
        <translation>请选择 PEM 格式的密钥文件，通常名为 privkey.pem。</translation>
    </message>
</context>
<context>
    <name>mailstead::certificates::RequestDraft</name>
    <message>
        <source>Enter at least one name, such as mail.example.org</source>
        <translation>请至少填写一个名称，例如 mail.example.org</translation>
    </message>
    <message>
        <source>“%1” is no full host name</source>
        <translation>“%1”不是完整的主机名</translation>
    </message>
    <message numerus="yes">
        <source>Authorities take at most %n names</source>
        <translation>
            <numerusform>颁发机构最多接受 %n 个名称</numerusform>
        </translation>
    </message>
    <message>
        <source>A wildcard name can only be proved by DNS</source>
        <translation>通配符名称只能通过 DNS 证明</translation>
    </message>
    <message>
        <source>Enter the address of the authority&apos;s ACME directory; it begins with https://</source>
        <translation>请填写颁发机构的 ACME 目录地址，以 https:// 开头</translation>
    </message>
    <message>
        <source>%1 wants a mail address</source>
        <translation>%1 要求提供邮箱地址</translation>
    </message>
    <message>
        <source>This is no mail address</source>
        <translation>这不是邮箱地址</translation>
    </message>
    <message>
        <source>Enter the whole path, such as /var/www/html</source>
        <translation>请填写完整路径，例如 /var/www/html</translation>
    </message>
    <message>
        <source>The key belongs to the key id; both are needed</source>
        <translation>密钥与密钥 ID 必须同时填写</translation>
    </message>
    <message>
        <source>The key id belongs to the key; both are needed</source>
        <translation>密钥 ID 与密钥必须同时填写</translation>
    </message>
    <message>
        <source>The key has characters that no such key has</source>
        <translation>密钥中含有不可能出现的字符</translation>
    </message>
    <message>
        <source>Agree to the authority&apos;s terms to go on</source>
        <translation>同意颁发机构的条款后才能继续</translation>
    </message>
</context>
<context>
    <name>mailstead::certificates::WayTexts</name>
    <message>
        <source>Port 80, for a moment</source>
        <translation>短暂使用端口 80</translation>
    </message>
    <message>
        <source>Web root</source>
        <translation>网站根目录</translation>
    </message>
    <message>
        <source>TLS on port 443</source>
        <translation>端口 443 上的 TLS</translation>
    </message>
    <message>
        <source>DNS, written by this server</source>
        <translation>由此服务器写入 DNS</translation>
    </message>
    <message>
        <source>DNS by hand</source>
        <translation>手动添加 DNS 记录</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>Port 443 is free: the daemon answers there by itself.</source>
        <translation>端口 443 空闲，邮件服务可自行在此应答。</translation>
    </message>
    <message>
        <source>Nothing else listens there. Opened for a few seconds, then closed.</source>
        <translation>该端口没有其他程序监听。只打开几秒钟，随后关闭。</translation>
    </message>
    <message>
        <source>Port %1 belongs to %2.</source>
        <translation>端口 %1 由 %2 占用。</translation>
    </message>
    <message>
        <source>A wildcard name can only be proved by DNS.</source>
        <translation>通配符名称只能通过 DNS 证明。</translation>
    </message>
    <message>
        <source>Works without ports and for wildcards. The provider&apos;s credentials are stored.</source>
        <translation>不需要端口，也适用于通配符。已存有 DNS 服务商的凭据。</translation>
    </message>
    <message>
        <source>No credentials of the DNS provider are stored. Add them on the DNS page.</source>
        <translation>尚未保存 DNS 服务商的凭据。请在 DNS 页面添加。</translation>
    </message>
    <message>
        <source>%1 has port 80 and can serve the file, when the daemon may write into its root.</source>
        <translation>%1 占用端口 80，只要邮件服务能写入其根目录，就可由它提供文件。</translation>
    </message>
    <message>
        <source>No web server was found on port 80.</source>
        <translation>端口 80 上没有找到网站服务器。</translation>
    </message>
    <message>
        <source>Always works, but you would have to do it at each renewal.</source>
        <translation>始终可行，但每次续期都要您亲自操作。</translation>
    </message>
    <message>
        <source>Through nginx</source>
        <translation>通过 nginx</translation>
    </message>
    <message>
        <source>nginx has port 80: it answers for a moment, then its settings are put back.</source>
        <translation>nginx 占用 80 端口：由它短暂应答，之后恢复其设置。</translation>
    </message>
    <message>
        <source>No nginx was found on port 80.</source>
        <translation>80 端口上没有找到 nginx。</translation>
    </message>
    <message>
        <source>Whether it is nginx that has port 80 was not looked at: that needs root.</source>
        <translation>尚未查看占用 80 端口的是否为 nginx：这需要 root 权限。</translation>
    </message>
    <message>
        <source>nginx cannot be used: %1</source>
        <translation>无法使用 nginx：%1</translation>
    </message>
</context>
<context>
    <name>mailstead::cli::Text</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>没有等待中的邮件。</translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s).</source>
        <translation>
            <numerusform>%n 个收件人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody can be asked whether to touch %n recipient(s)</source>
        <translation>
            <numerusform>无法询问是否处理 %n 个收件人</numerusform>
        </translation>
    </message>
    <message>
        <source>Give --yes, or --dry-run to only look.</source>
        <translation>请加上 --yes；若只想查看，请用 --dry-run。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n recipient(s). Go on? [yes/no] </source>
        <translation>
            <numerusform>%1：%n 个收件人。是否继续？[yes/no] </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 would touch %n recipient(s).</source>
        <translation>
            <numerusform>%1 将影响 %n 个收件人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n recipient(s).</source>
        <translation>
            <numerusform>%1：%n 个收件人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are being sent right now and were left out.</source>
        <translation>
            <numerusform>%n 封正在发送，已跳过。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 records have arrived at every name server</source>
        <translation>%1 / %2 条记录已在全部域名服务器上生效</translation>
    </message>
    <message>
        <source>The hook ended with exit code %1</source>
        <translation>钩子以退出码 %1 结束</translation>
    </message>
    <message>
        <source>The hook %1 cannot be run: %2</source>
        <translation>无法运行钩子 %1：%2</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>解决办法：%1</translation>
    </message>
    <message>
        <source>“%1” names no server</source>
        <translation>“%1”不是服务器</translation>
    </message>
    <message>
        <source>Write it as user@host or user@host:port.</source>
        <translation>请写成 user@host 或 user@host:port。</translation>
    </message>
    <message>
        <source>No server is named</source>
        <translation>未指定服务器</translation>
    </message>
    <message>
        <source>Give --server user@host or --plan FILE.</source>
        <translation>请指定 --server user@host 或 --plan FILE。</translation>
    </message>
    <message>
        <source>Password of %1 at %2: </source>
        <translation>%1 在 %2 上的密码： </translation>
    </message>
    <message>
        <source>hook: %1</source>
        <translation>钩子：%1</translation>
    </message>
    <message>
        <source>        to decide, write into the plan: [decisions] %1 = &quot;%2&quot;   (%3)</source>
        <translation>        需要决定，请写入计划：[decisions] %1 = &quot;%2&quot;   （%3）</translation>
    </message>
    <message>
        <source>There is no step “%1”</source>
        <translation>没有“%1”这一步骤</translation>
    </message>
    <message>
        <source>the steps are %1</source>
        <translation>可用的步骤：%1</translation>
    </message>
    <message>
        <source>Nothing needs to change</source>
        <translation>无需改动</translation>
    </message>
    <message>
        <source>The later steps can be planned when this one is done.</source>
        <translation>完成此步骤后才能规划后续步骤。</translation>
    </message>
    <message>
        <source>Connecting to %1@%2</source>
        <translation>正在连接 %1@%2</translation>
    </message>
    <message>
        <source>Set up %1 as %2? [yes/no] </source>
        <translation>将 %1 设置为 %2？[yes/no] </translation>
    </message>
    <message>
        <source>All done.</source>
        <translation>全部完成。</translation>
    </message>
    <message>
        <source>Nothing had to change.</source>
        <translation>没有需要改动的内容。</translation>
    </message>
    <message>
        <source>A password is needed and there is no terminal to ask on</source>
        <translation>需要密码，但没有可供输入的终端</translation>
    </message>
    <message>
        <source>Give --password-file, the plan&apos;s password_file, or the environment variable MAILSTEAD_PASSWORD.</source>
        <translation>请使用 --password-file、计划中的 password_file 或环境变量 MAILSTEAD_PASSWORD。</translation>
    </message>
    <message>
        <source>No filter is given, which would touch the whole queue</source>
        <translation>未指定筛选条件，这将影响整个队列</translation>
    </message>
    <message>
        <source>Give a filter, or --all if that is meant.</source>
        <translation>请指定筛选条件；如确实要处理全部，请用 --all。</translation>
    </message>
    <message>
        <source>%1 shows a key that is not known yet:
  %2 %3
Trust it? [yes/no] </source>
        <translation>%1 出示的密钥尚不认识：
  %2 %3
是否信任？[yes/no] </translation>
    </message>
    <message>
        <source>%1 shows another host key than the plan says</source>
        <translation>%1 出示的主机密钥与计划中的不同</translation>
    </message>
    <message>
        <source>it is %1, the plan&apos;s host_key is %2</source>
        <translation>实际为 %1，计划中的 host_key 为 %2</translation>
    </message>
    <message>
        <source>If the server was installed anew, write its new key into the plan; else somebody may be in between.</source>
        <translation>如果服务器是重装的，请把新密钥写入计划；否则可能有人在中间冒充。</translation>
    </message>
    <message>
        <source>Compare %1 with what your hoster shows, then write it into the plan as host_key, or give --accept-new-host-key.</source>
        <translation>请将 %1 与主机商显示的指纹比对，然后作为 host_key 写入计划，或使用 --accept-new-host-key。</translation>
    </message>
    <message>
        <source>Check the address, the user and the password or key.</source>
        <translation>请检查地址、用户以及密码或密钥。</translation>
    </message>
    <message>
        <source>The certificate is in use until %1, issued by %2</source>
        <translation>证书已启用，有效期至 %1，由 %2 签发</translation>
    </message>
    <message>
        <source>No way to a certificate is open</source>
        <translation>没有可行的办法取得证书</translation>
    </message>
    <message>
        <source>  self-signed, until there is a real one</source>
        <translation>  自签名，等待真正的证书</translation>
    </message>
    <message>
        <source>  issued by %1</source>
        <translation>  由 %1 签发</translation>
    </message>
    <message>
        <source>  valid from %1 to %2</source>
        <translation>  有效期 %1 至 %2</translation>
    </message>
    <message>
        <source>  renewed at %1</source>
        <translation>  将于 %1 续期</translation>
    </message>
    <message>
        <source>  last error: %1</source>
        <translation>  最近的错误：%1</translation>
    </message>
    <message>
        <source>The authority&apos;s terms of service are not agreed to</source>
        <translation>尚未同意证书颁发机构的服务条款</translation>
    </message>
    <message>
        <source>Read them, then give --agree-to-terms.</source>
        <translation>请先阅读，然后加上 --agree-to-terms。</translation>
    </message>
    <message>
        <source>Nobody can be asked whether to go on</source>
        <translation>没有人可以询问是否继续</translation>
    </message>
    <message>
        <source>A choice is to be given as &quot;NAME TYPE=CHOICE&quot;</source>
        <translation>选择应写成 &quot;名称 类型=选择&quot;</translation>
    </message>
    <message numerus="yes">
        <source>%n record set(s) are left alone until you decide with --choice.</source>
        <translation>
            <numerusform>%n 组记录保持不动，等您用 --choice 决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>  Or let the server do it: dns ptr --set %1 --credentials NAME</source>
        <translation>  或让服务器来做：dns ptr --set %1 --credentials 名称</translation>
    </message>
    <message>
        <source>The server itself is renamed; all of its addresses get the name.</source>
        <translation>服务器本身会改名；它的所有地址都会用这个名称。</translation>
    </message>
    <message>
        <source>%1 does not lead to %2 yet; it will not be set before that.</source>
        <translation>%1 还没有指向 %2；在此之前不会设置。</translation>
    </message>
    <message>
        <source>Done. Take it back with: dns ptr --undo %1</source>
        <translation>已完成。撤销用：dns ptr --undo %1</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>没有需要更改的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n record set(s) would be written.</source>
        <translation>
            <numerusform>将写入 %n 组记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n record set(s)? [yes/no] </source>
        <translation>
            <numerusform>写入 %n 组记录？[yes/no] </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record set(s) were written.</source>
        <translation>
            <numerusform>已写入 %n 组记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take them back with: dns undo %1</source>
        <translation>撤销用：dns undo %1</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>没有可以撤销的更改</translation>
    </message>
    <message numerus="yes">
        <source>%n record set(s) were taken back.</source>
        <translation>
            <numerusform>已撤销 %n 组记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was changed by somebody else and stays</source>
        <translation>%1 已被别人更改，保持不动</translation>
    </message>
    <message>
        <source>The server has no public address of its own.</source>
        <translation>服务器没有自己的公网地址。</translation>
    </message>
    <message>
        <source>Set the name? [yes/no] </source>
        <translation>设置这个名称？[yes/no] </translation>
    </message>
    <message>
        <source>%1 has the name %2 again</source>
        <translation>%1 的名称又是 %2</translation>
    </message>
    <message>
        <source>Make this record at the DNS provider:</source>
        <translation>请在 DNS 服务商处添加这条记录：</translation>
    </message>
    <message>
        <source>  %1 has it</source>
        <translation>  %1 已有</translation>
    </message>
    <message>
        <source>this desktop&apos;s resolver</source>
        <translation>这台电脑的解析器</translation>
    </message>
    <message>
        <source>%1, for %2 s</source>
        <translation>%1，还有 %2 秒</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>All answers agree</source>
        <translation>所有回答一致</translation>
    </message>
    <message>
        <source>This desktop cannot ask for records of type %1</source>
        <translation>这台电脑无法查询类型为 %1 的记录</translation>
    </message>
    <message>
        <source>Leave out --here: the server can.</source>
        <translation>去掉 --here：服务器可以查询。</translation>
    </message>
</context>
<context>
    <name>mailstead::control::Client</name>
    <message>
        <source>The daemon&apos;s answer cannot be understood</source>
        <translation>无法理解邮件服务的应答</translation>
    </message>
    <message>
        <source>Install the version of mailsteadd that came with this program.</source>
        <translation>请安装本程序附带的 mailsteadd 版本。</translation>
    </message>
    <message>
        <source>The request is too large</source>
        <translation>请求过大</translation>
    </message>
    <message>
        <source>Choose fewer at once.</source>
        <translation>请减少一次选择的数量。</translation>
    </message>
    <message>
        <source>The daemon takes no more requests</source>
        <translation>邮件服务不再接受请求</translation>
    </message>
    <message>
        <source>The daemon closed the control channel</source>
        <translation>邮件服务关闭了控制通道</translation>
    </message>
    <message>
        <source>See its log on the server: journalctl -u mailsteadd</source>
        <translation>请查看服务器上的日志：journalctl -u mailsteadd</translation>
    </message>
    <message>
        <source>a message is too long</source>
        <translation>消息过长</translation>
    </message>
    <message>
        <source>The control channel was closed</source>
        <translation>控制通道已关闭</translation>
    </message>
    <message>
        <source>an answer that nobody asked for</source>
        <translation>收到未请求的应答</translation>
    </message>
    <message>
        <source>an answer without a result</source>
        <translation>应答中没有结果</translation>
    </message>
    <message>
        <source>an event without its numbers</source>
        <translation>事件缺少编号</translation>
    </message>
    <message>
        <source>The daemon speaks version %1 of the protocol, this program %2</source>
        <translation>邮件服务的协议版本为 %1，本程序为 %2</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The daemon did not answer “%1” in time</source>
        <translation>邮件服务未及时应答“%1”</translation>
    </message>
    <message>
        <source>Try again; see the daemon&apos;s log if it goes on.</source>
        <translation>请重试；若持续出现，请查看邮件服务的日志。</translation>
    </message>
</context>
<context>
    <name>mailstead::control::DaemonText</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>this authority has no staging directory to try at first</source>
        <translation>该颁发机构没有可供事先试验的测试目录</translation>
    </message>
    <message>
        <source>request the certificate without the trial</source>
        <translation>请不经试验，直接申请证书</translation>
    </message>
    <message>
        <source>Trying at the authority&apos;s staging directory first</source>
        <translation>正在先用颁发机构的测试目录试验</translation>
    </message>
    <message>
        <source>Trial: %1</source>
        <translation>试验：%1</translation>
    </message>
    <message>
        <source>Connecting to the certificate authority</source>
        <translation>正在连接证书颁发机构</translation>
    </message>
    <message>
        <source>no certificate was requested here yet</source>
        <translation>尚未在此申请过证书</translation>
    </message>
    <message>
        <source>request one first</source>
        <translation>请先申请证书</translation>
    </message>
    <message>
        <source>there is no certificate to revoke</source>
        <translation>没有可以吊销的证书</translation>
    </message>
    <message>
        <source>Revoking the certificate</source>
        <translation>正在吊销证书</translation>
    </message>
    <message>
        <source>the certificate was revoked on request; request a new one</source>
        <translation>证书已按要求吊销；请申请新证书</translation>
    </message>
    <message>
        <source>Waiting until the server&apos;s own work on the certificate has ended</source>
        <translation>正在等待服务器自身的证书任务结束</translation>
    </message>
    <message>
        <source>Checking that the authority will be able to see this server</source>
        <translation>正在检查颁发机构能否访问此服务器</translation>
    </message>
    <message>
        <source>the authority&apos;s certificate does not have the name %1</source>
        <translation>颁发机构签发的证书中没有名称 %1</translation>
    </message>
    <message>
        <source>The new certificate is in use</source>
        <translation>新证书已启用</translation>
    </message>
    <message>
        <source>cannot make %1</source>
        <translation>无法创建 %1</translation>
    </message>
    <message>
        <source>cannot sync %1</source>
        <translation>无法将 %1 同步到磁盘</translation>
    </message>
    <message>
        <source>cannot replace %1</source>
        <translation>无法替换 %1</translation>
    </message>
    <message>
        <source>the certificate cannot be read</source>
        <translation>无法读取证书</translation>
    </message>
    <message>
        <source>cannot hash the certificate</source>
        <translation>无法计算证书的哈希值</translation>
    </message>
    <message>
        <source>the chain cannot be checked</source>
        <translation>无法检查证书链</translation>
    </message>
    <message>
        <source>cannot make the certificate request</source>
        <translation>无法生成证书请求</translation>
    </message>
    <message>
        <source>the external account&apos;s key id or key is not complete</source>
        <translation>外部账户的密钥 ID 或密钥不完整</translation>
    </message>
    <message>
        <source>the key id is empty</source>
        <translation>密钥 ID 为空</translation>
    </message>
    <message>
        <source>the key is no base64url</source>
        <translation>密钥不是 base64url 格式</translation>
    </message>
    <message>
        <source>copy both again from the authority&apos;s web site</source>
        <translation>请从颁发机构的网站重新复制这两项</translation>
    </message>
    <message>
        <source>ZeroSSL needs a mail address</source>
        <translation>ZeroSSL 要求提供邮箱地址</translation>
    </message>
    <message>
        <source>give the address that ZeroSSL may write to</source>
        <translation>请填写 ZeroSSL 可以联系到您的邮箱地址</translation>
    </message>
    <message>
        <source>ZeroSSL gave no account for this mail address</source>
        <translation>ZeroSSL 没有为此邮箱地址提供账户</translation>
    </message>
    <message>
        <source>HTTP status %1, %2</source>
        <translation>HTTP 状态码 %1，%2</translation>
    </message>
    <message>
        <source>check the address, or take the key id and the key from ZeroSSL&apos;s web site (Developer, EAB Credentials)</source>
        <translation>请检查邮箱地址，或从 ZeroSSL 网站（Developer、EAB Credentials）获取密钥 ID 和密钥</translation>
    </message>
    <message>
        <source>cannot read the account key</source>
        <translation>无法读取账户密钥</translation>
    </message>
    <message>
        <source>cannot sign the request</source>
        <translation>无法对请求签名</translation>
    </message>
    <message>
        <source>the account key is no P-256 key</source>
        <translation>账户密钥不是 P-256 密钥</translation>
    </message>
    <message>
        <source>cannot write the account key</source>
        <translation>无法写入账户密钥</translation>
    </message>
    <message>
        <source>move %1 away; a new account is made then</source>
        <translation>请将 %1 移走，随后会新建账户</translation>
    </message>
    <message>
        <source>cannot hash</source>
        <translation>无法计算哈希值</translation>
    </message>
    <message>
        <source>the certificate settings are damaged</source>
        <translation>证书设置已损坏</translation>
    </message>
    <message>
        <source>request the certificate again</source>
        <translation>请重新申请证书</translation>
    </message>
    <message>
        <source>a wildcard name can only be proved by DNS</source>
        <translation>通配符名称只能通过 DNS 证明</translation>
    </message>
    <message>
        <source>prove the names by DNS, or list the names instead</source>
        <translation>请通过 DNS 证明名称，或改为逐个列出名称</translation>
    </message>
    <message>
        <source>a certificate cannot be requested for this name</source>
        <translation>无法为此名称申请证书</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no full host name</source>
        <translation>“%1”不是完整的主机名</translation>
    </message>
    <message>
        <source>write it as mail.example.org</source>
        <translation>请写成 mail.example.org 这样的形式</translation>
    </message>
    <message>
        <source>a certificate needs between 1 and 100 names</source>
        <translation>一张证书须包含 1 至 100 个名称</translation>
    </message>
    <message>
        <source>the web root must be an absolute path</source>
        <translation>网站根目录必须是绝对路径</translation>
    </message>
    <message>
        <source>port %1 cannot be opened for the certificate challenge</source>
        <translation>无法打开端口 %1 进行证书验证</translation>
    </message>
    <message>
        <source>another program listens there</source>
        <translation>另有程序正在监听该端口</translation>
    </message>
    <message>
        <source>stop that program while the certificate is requested (see it with: ss -ltnp sport = :%1), or prove the names another way</source>
        <translation>请在申请证书期间停止该程序（可用 ss -ltnp sport = :%1 查看），或改用其他方式证明名称</translation>
    </message>
    <message>
        <source>run mailsteadd with the capability CAP_NET_BIND_SERVICE</source>
        <translation>请在运行 mailsteadd 时赋予其 CAP_NET_BIND_SERVICE 权能</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>Asking for a certificate for %1</source>
        <translation>正在为 %1 申请证书</translation>
    </message>
    <message>
        <source>the certificate authority&apos;s answer to the order is incomplete</source>
        <translation>证书颁发机构对订单的应答不完整</translation>
    </message>
    <message>
        <source>All names were proved before</source>
        <translation>所有名称先前均已证明</translation>
    </message>
    <message>
        <source>Going on with the order of before</source>
        <translation>正在继续先前的订单</translation>
    </message>
    <message>
        <source>the certificate authority does not let %1 be proved</source>
        <translation>证书颁发机构不允许证明 %1</translation>
    </message>
    <message>
        <source>the authorization is %1</source>
        <translation>授权状态为 %1</translation>
    </message>
    <message>
        <source>the authorization is %1 (%2)</source>
        <translation>授权状态为 %1（%2）</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>请重试</translation>
    </message>
    <message>
        <source>the certificate authority does not offer the %1 challenge for %2</source>
        <translation>证书颁发机构没有为 %2 提供 %1 验证方式</translation>
    </message>
    <message>
        <source>choose another way to prove the name; wildcard names can only be proved by DNS</source>
        <translation>请换一种方式证明名称；通配符名称只能通过 DNS 证明</translation>
    </message>
    <message>
        <source>The authority checks that %1 is this server</source>
        <translation>颁发机构正在确认 %1 就是此服务器</translation>
    </message>
    <message>
        <source>%1: the check of %2</source>
        <translation>检查 %2 时中断：%1</translation>
    </message>
    <message>
        <source>The names are proved; sending the certificate request</source>
        <translation>名称已证明，正在发送证书请求</translation>
    </message>
    <message>
        <source>Fetching the certificate</source>
        <translation>正在获取证书</translation>
    </message>
    <message>
        <source>the name</source>
        <translation>该名称</translation>
    </message>
    <message>
        <source>this name</source>
        <translation>此名称</translation>
    </message>
    <message>
        <source>HTTP status %1</source>
        <translation>HTTP 状态码 %1</translation>
    </message>
    <message>
        <source>HTTP status %1 (%2)</source>
        <translation>HTTP 状态码 %1（%2）</translation>
    </message>
    <message>
        <source>the certificate authority cannot look up the TXT record %1</source>
        <translation>证书颁发机构无法查询 TXT 记录 %1</translation>
    </message>
    <message>
        <source>see that every name server of the domain answers, that the delegation is right, and if the zone is signed, that its DS record fits</source>
        <translation>请确保该域名的所有域名服务器都有应答，且委派正确；如果区域已启用 DNSSEC 签名，还要确保其 DS 记录相符</translation>
    </message>
    <message>
        <source>the certificate authority found another TXT record at %1 than asked for</source>
        <translation>证书颁发机构在 %1 查到的 TXT 记录与要求的不同</translation>
    </message>
    <message>
        <source>remove old records of this name, make the one that is shown, and wait until every authoritative server has it</source>
        <translation>请删除此名称的旧记录，添加所显示的记录，并等待其在所有权威域名服务器上生效</translation>
    </message>
    <message>
        <source>a CAA record forbids this authority to certify %1</source>
        <translation>CAA 记录不允许该颁发机构为 %1 签发证书</translation>
    </message>
    <message>
        <source>add the authority to the CAA records of the domain, or remove them</source>
        <translation>请在域名的 CAA 记录中加入该颁发机构，或删除这些 CAA 记录</translation>
    </message>
    <message>
        <source>the certificate authority cannot resolve %1</source>
        <translation>证书颁发机构无法解析 %1</translation>
    </message>
    <message>
        <source>make an A or AAAA record of %1 with this server&apos;s address and wait until every authoritative server has it</source>
        <translation>请为 %1 添加值为此服务器地址的 A 或 AAAA 记录，并等待其在所有权威域名服务器上生效</translation>
    </message>
    <message>
        <source>the certificate authority cannot reach port %1 of %2</source>
        <translation>证书颁发机构无法访问 %2 的端口 %1</translation>
    </message>
    <message>
        <source>open port %1 in the firewalls of the server and of the hoster; if an AAAA record points to this server, the port must be open for IPv6 too</source>
        <translation>请在服务器和主机商的防火墙中放行端口 %1；如果有 AAAA 记录指向此服务器，该端口也必须对 IPv6 放行</translation>
    </message>
    <message>
        <source>port 443 of %1 did not answer the certificate authority as asked</source>
        <translation>%1 的端口 443 没有按要求应答证书颁发机构</translation>
    </message>
    <message>
        <source>make %1 point to this server alone, without a proxy that ends TLS in front of it; or prove the name by port 80 or by DNS</source>
        <translation>请让 %1 只指向此服务器，且前面没有终止 TLS 的代理；或改用端口 80 或 DNS 证明名称</translation>
    </message>
    <message>
        <source>port 80 of %1 sends the certificate authority to a broken TLS site</source>
        <translation>%1 的端口 80 将证书颁发机构重定向到一个 TLS 有故障的网站</translation>
    </message>
    <message>
        <source>stop what redirects %1 to https</source>
        <translation>请停用将 %1 重定向到 https 的设置</translation>
    </message>
    <message>
        <source>the certificate authority got another answer from %1 than this server&apos;s</source>
        <translation>证书颁发机构从 %1 得到的不是此服务器的应答</translation>
    </message>
    <message>
        <source>make %1 point to this server alone (no proxy or CDN in front of it, old addresses removed), so that %2 is answered here</source>
        <translation>请让 %1 只指向此服务器（前面没有代理或 CDN，旧地址已删除），使 %2 由此服务器应答</translation>
    </message>
    <message>
        <source>the certificate authority has counted too many requests</source>
        <translation>证书颁发机构收到的请求过多，已达到其限额</translation>
    </message>
    <message>
        <source>try again after %1; the daemon itself waits until then</source>
        <translation>请在 %1 之后重试；邮件服务自身也会等到那时</translation>
    </message>
    <message>
        <source>wait some hours before trying again</source>
        <translation>请等待几小时后再试</translation>
    </message>
    <message>
        <source>the certificate authority gives no certificates for %1</source>
        <translation>证书颁发机构不为 %1 签发证书</translation>
    </message>
    <message>
        <source>use a public host name; authorities keep lists of names they refuse</source>
        <translation>请使用公网主机名；颁发机构各有其拒绝签发的名称列表</translation>
    </message>
    <message>
        <source>the certificate authority does not accept this account</source>
        <translation>证书颁发机构不接受此账户</translation>
    </message>
    <message>
        <source>remove the file acme/account.pem in the state directory; a new account is made then</source>
        <translation>请删除状态目录中的文件 acme/account.pem，随后会新建账户</translation>
    </message>
    <message>
        <source>the certificate authority does not know this account</source>
        <translation>证书颁发机构没有此账户</translation>
    </message>
    <message>
        <source>try again: a new account is made</source>
        <translation>请重试：届时会新建账户</translation>
    </message>
    <message>
        <source>the certificate authority does not accept the mail address</source>
        <translation>证书颁发机构不接受该邮箱地址</translation>
    </message>
    <message>
        <source>give another address, or none</source>
        <translation>请换一个地址，或留空</translation>
    </message>
    <message>
        <source>the certificate authority asks you to do something first</source>
        <translation>证书颁发机构要求您先完成某项操作</translation>
    </message>
    <message>
        <source>its terms may have changed: request the certificate again and agree to them</source>
        <translation>其条款可能已变更：请重新申请证书并同意条款</translation>
    </message>
    <message>
        <source>visit %1</source>
        <translation>请访问 %1</translation>
    </message>
    <message>
        <source>this certificate authority wants an account made on its web site</source>
        <translation>此证书颁发机构要求先在其网站上注册账户</translation>
    </message>
    <message>
        <source>copy the key id and the key (EAB) from its web site; or use an authority that needs none, such as Let&apos;s Encrypt</source>
        <translation>请从其网站复制密钥 ID 和密钥（EAB）；或改用不需要这些信息的颁发机构，例如 Let&apos;s Encrypt</translation>
    </message>
    <message>
        <source>the certificate is revoked already</source>
        <translation>该证书已被吊销</translation>
    </message>
    <message>
        <source>the certificate authority does not take this reason</source>
        <translation>证书颁发机构不接受此原因</translation>
    </message>
    <message>
        <source>choose another reason, or none</source>
        <translation>请选择其他原因，或不填原因</translation>
    </message>
    <message>
        <source>the certificate authority is not done with the order</source>
        <translation>证书颁发机构尚未处理完订单</translation>
    </message>
    <message>
        <source>try again: the order is taken up where it stands</source>
        <translation>请重试：订单会从中断处继续</translation>
    </message>
    <message>
        <source>the certificate was replaced by another one already</source>
        <translation>该证书已由另一张证书取代</translation>
    </message>
    <message>
        <source>the certificate authority did not understand the request</source>
        <translation>证书颁发机构无法理解请求</translation>
    </message>
    <message>
        <source>check that the URL is an ACME directory; else this is a fault of mailsteadd</source>
        <translation>请检查该网址是否为 ACME 目录；如果网址无误，则是 mailsteadd 的缺陷</translation>
    </message>
    <message>
        <source>the certificate authority has a trouble of its own</source>
        <translation>证书颁发机构自身出现故障</translation>
    </message>
    <message>
        <source>try again later</source>
        <translation>请稍后重试</translation>
    </message>
    <message>
        <source>the certificate authority refused</source>
        <translation>证书颁发机构拒绝了请求</translation>
    </message>
    <message>
        <source>The firewall was not looked at: %1</source>
        <translation>未能查看防火墙：%1</translation>
    </message>
    <message>
        <source>Having nginx answer the authority</source>
        <translation>正在让 nginx 应答颁发机构</translation>
    </message>
    <message>
        <source>nginx was not seen to answer yet: %1</source>
        <translation>尚未看到 nginx 应答：%1</translation>
    </message>
    <message>
        <source>let the user mailstead write there: as owner or group of the directory, and with ReadWritePaths= in the daemon&apos;s unit; or prove the names another way</source>
        <translation>请让用户 mailstead 能写入该处：将其设为目录的所有者或用户组，并在邮件服务的单元文件中用 ReadWritePaths= 放行；或改用其他方式证明名称</translation>
    </message>
    <message>
        <source>Writing the TXT record of %1</source>
        <translation>正在写入 %1 的 TXT 记录</translation>
    </message>
    <message>
        <source>Waiting until every authoritative name server has the records</source>
        <translation>正在等待记录在所有权威域名服务器上生效</translation>
    </message>
    <message>
        <source>Make this TXT record: %1 %2</source>
        <translation>请添加此 TXT 记录：%1 %2</translation>
    </message>
    <message>
        <source>the part of mailsteadd that may change nginx is not installed</source>
        <translation>未安装 mailsteadd 中可以修改 nginx 的部分</translation>
    </message>
    <message>
        <source>prove the names another way</source>
        <translation>请用其他方式证明名称</translation>
    </message>
    <message>
        <source>no access to the DNS provider is set up</source>
        <translation>尚未设置对 DNS 服务商的访问</translation>
    </message>
    <message>
        <source>give the daemon the provider&apos;s credentials, or make the records by hand</source>
        <translation>请向邮件服务提供服务商的凭据，或手动添加记录</translation>
    </message>
    <message>
        <source>the DNS cannot be watched</source>
        <translation>无法跟踪 DNS 记录的变化</translation>
    </message>
    <message>
        <source>this way is not known</source>
        <translation>不支持这种方式</translation>
    </message>
    <message>
        <source>the certificate authority at %1 cannot be reached</source>
        <translation>无法连接证书颁发机构 %1</translation>
    </message>
    <message>
        <source>try again later; the server must be able to open connections to it</source>
        <translation>请稍后重试；服务器必须能够主动连接到它</translation>
    </message>
    <message>
        <source>the certificate authority&apos;s directory cannot be read</source>
        <translation>无法读取证书颁发机构的目录</translation>
    </message>
    <message>
        <source>check the URL of the directory</source>
        <translation>请检查该目录的网址</translation>
    </message>
    <message>
        <source>this URL is no ACME directory</source>
        <translation>此网址不是 ACME 目录</translation>
    </message>
    <message>
        <source>the answer of %1 has no newNonce, newAccount, newOrder</source>
        <translation>%1 的应答中缺少 newNonce、newAccount 或 newOrder</translation>
    </message>
    <message>
        <source>check the URL, such as https://acme-v02.api.letsencrypt.org/directory</source>
        <translation>请检查网址，例如 https://acme-v02.api.letsencrypt.org/directory</translation>
    </message>
    <message>
        <source>its directory says so %1</source>
        <translation>其目录中有此要求 %1</translation>
    </message>
    <message>
        <source>the certificate authority&apos;s terms have not been agreed to</source>
        <translation>尚未同意证书颁发机构的条款</translation>
    </message>
    <message>
        <source>read them and agree</source>
        <translation>请阅读并同意条款</translation>
    </message>
    <message>
        <source>the certificate authority gave no account URL</source>
        <translation>证书颁发机构没有给出账户网址</translation>
    </message>
    <message>
        <source>the account at the certificate authority is closed</source>
        <translation>证书颁发机构处的账户已关闭</translation>
    </message>
    <message>
        <source>its status is %1</source>
        <translation>其状态为 %1</translation>
    </message>
    <message>
        <source>this authority offers no revocation</source>
        <translation>该颁发机构不提供吊销</translation>
    </message>
    <message>
        <source>the certificate authority gave no nonce</source>
        <translation>证书颁发机构没有给出 nonce（一次性标识）</translation>
    </message>
    <message>
        <source>the certificate authority gave a location that is no URL</source>
        <translation>证书颁发机构给出的位置不是网址</translation>
    </message>
    <message>
        <source>cannot make the challenge&apos;s certificate</source>
        <translation>无法生成验证所用的证书</translation>
    </message>
    <message>
        <source>a certificate is being requested already</source>
        <translation>已有一项证书申请正在进行</translation>
    </message>
    <message>
        <source>wait until that request has ended</source>
        <translation>请等待该申请结束</translation>
    </message>
    <message>
        <source>the request was cancelled</source>
        <translation>申请已取消</translation>
    </message>
    <message>
        <source>the name servers of %1 cannot be found</source>
        <translation>找不到 %1 的域名服务器</translation>
    </message>
    <message>
        <source>see that the domain is delegated and its name servers answer</source>
        <translation>请确保该域名已委派，且其域名服务器有应答</translation>
    </message>
    <message>
        <source>%1 does not have the TXT record of %2 (%3)</source>
        <translation>%1 上没有 %2 的 TXT 记录（%3）</translation>
    </message>
    <message>
        <source>nobody was found who could be asked for %1</source>
        <translation>找不到可以查询 %1 的域名服务器</translation>
    </message>
    <message>
        <source>not every authoritative name server has the TXT records yet</source>
        <translation>TXT 记录尚未在所有权威域名服务器上生效</translation>
    </message>
    <message>
        <source>try again: the order goes on with the same records where it can</source>
        <translation>请重试：如有可能，订单会沿用相同的记录继续</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有该文件或目录</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统为只读</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>没有到主机的路由</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>地址已被占用</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>连接被对方重置</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>这是一个目录</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是目录</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>无法分配内存</translation>
    </message>
    <message>
        <source>run the setup&apos;s installation again, or prove the names another way</source>
        <translation>请重新运行安装步骤，或者改用其他方式证明名称</translation>
    </message>
    <message>
        <source>these are too many addresses</source>
        <translation>地址过多</translation>
    </message>
    <message>
        <source>at most %1 are possible</source>
        <translation>最多可以有 %1 个</translation>
    </message>
    <message>
        <source>%1 does not exist on this server</source>
        <translation>本服务器上没有 %1</translation>
    </message>
    <message>
        <source>add that mailbox or alias first</source>
        <translation>请先添加该邮箱或别名</translation>
    </message>
    <message>
        <source>an alias needs between 1 and %1 target addresses</source>
        <translation>别名需要 1 至 %1 个目标地址</translation>
    </message>
    <message>
        <source>this alias would lead back to itself</source>
        <translation>这个别名会绕回它自己</translation>
    </message>
    <message>
        <source>mail to %1 comes to %2</source>
        <translation>发往 %1 的邮件会到达 %2</translation>
    </message>
    <message>
        <source>take %1 out of the targets</source>
        <translation>请从目标地址中去掉 %1</translation>
    </message>
    <message>
        <source>there is no alias %1</source>
        <translation>没有别名 %1</translation>
    </message>
    <message>
        <source>the name of the list is too long</source>
        <translation>邮件列表的名称过长</translation>
    </message>
    <message>
        <source>&quot;-bounces&quot; has to fit behind it in 64 characters</source>
        <translation>名称后面还要加上“-bounces”，合计不能超过 64 个字符</translation>
    </message>
    <message>
        <source>the title of the list cannot be used</source>
        <translation>邮件列表的标题不可用</translation>
    </message>
    <message>
        <source>it stands in a header field: at most 100 ASCII characters</source>
        <translation>它会写入邮件头字段：最多 100 个 ASCII 字符</translation>
    </message>
    <message>
        <source>the list&apos;s own bounces would come back to it</source>
        <translation>这个邮件列表的退信会回到列表自身</translation>
    </message>
    <message>
        <source>its owner is reached over the list</source>
        <translation>发给其所有者的邮件会经过这个列表</translation>
    </message>
    <message>
        <source>name a mailbox as the owner</source>
        <translation>请指定一个邮箱作为所有者</translation>
    </message>
    <message>
        <source>this list would lead back to itself</source>
        <translation>这个邮件列表会绕回它自己</translation>
    </message>
    <message>
        <source>take %1 out of the members</source>
        <translation>请从成员中去掉 %1</translation>
    </message>
    <message>
        <source>there is no list %1</source>
        <translation>没有邮件列表 %1</translation>
    </message>
    <message>
        <source>the domain %1 is already there</source>
        <translation>域名 %1 已经存在</translation>
    </message>
    <message>
        <source>the domain %1 is not on this server</source>
        <translation>本服务器上没有域名 %1</translation>
    </message>
    <message>
        <source>the domain %1 still has mailboxes</source>
        <translation>域名 %1 下还有邮箱</translation>
    </message>
    <message>
        <source>%1 of them</source>
        <translation>共 %1 个</translation>
    </message>
    <message>
        <source>remove its mailboxes first</source>
        <translation>请先删除其中的邮箱</translation>
    </message>
    <message>
        <source>add the domain first</source>
        <translation>请先添加该域名</translation>
    </message>
    <message>
        <source>%1 is already a mailbox</source>
        <translation>%1 已经是邮箱</translation>
    </message>
    <message>
        <source>%1 is already an alias</source>
        <translation>%1 已经是别名</translation>
    </message>
    <message>
        <source>%1 is already an address of a list</source>
        <translation>%1 已经是邮件列表的地址</translation>
    </message>
    <message>
        <source>there is no mailbox %1</source>
        <translation>没有邮箱 %1</translation>
    </message>
    <message>
        <source>this is no delimiter</source>
        <translation>这不是可用的分隔符</translation>
    </message>
    <message>
        <source>it is one of + - = _ or nothing</source>
        <translation>可用的有 + - = _，也可以留空</translation>
    </message>
    <message>
        <source>%1 is only caught by a catch-all itself</source>
        <translation>%1 本身只是由全收地址（catch-all）代收</translation>
    </message>
    <message>
        <source>a limit is too large</source>
        <translation>有一项限额过大</translation>
    </message>
    <message>
        <source>the domain of %1 is not on this server</source>
        <translation>本服务器上没有 %1 的域名</translation>
    </message>
    <message>
        <source>mail from it would not be signed, and others would refuse it</source>
        <translation>以它的名义发出的邮件不会有签名，会被其他服务器拒收</translation>
    </message>
    <message>
        <source>the change is stored, but Dovecot does not know of it yet</source>
        <translation>改动已保存，但 Dovecot 还不知道</translation>
    </message>
    <message>
        <source>free the cause and restart mailsteadd, or repeat any change</source>
        <translation>请排除原因后重启 mailsteadd，或再做一次任意改动</translation>
    </message>
    <message>
        <source>the system&apos;s random generator failed</source>
        <translation>系统的随机数生成器出错</translation>
    </message>
    <message>
        <source>the password cannot be hashed</source>
        <translation>无法计算密码的哈希值</translation>
    </message>
    <message>
        <source>crypt() refused the scheme $6$</source>
        <translation>crypt() 不接受 $6$ 方案</translation>
    </message>
    <message>
        <source>this is not a mail address</source>
        <translation>这不是邮箱地址</translation>
    </message>
    <message>
        <source>write it as name@example.org</source>
        <translation>请写成 name@example.org 的形式</translation>
    </message>
    <message>
        <source>this name cannot be used for a mailbox</source>
        <translation>这个名称不能用作邮箱</translation>
    </message>
    <message>
        <source>before the @ only letters, digits and . _ - + = are allowed</source>
        <translation>@ 之前只能使用字母、数字和 . _ - + =</translation>
    </message>
    <message>
        <source>this is not a mail domain</source>
        <translation>这不是邮件域名</translation>
    </message>
    <message>
        <source>write it as example.org</source>
        <translation>请写成 example.org 的形式</translation>
    </message>
    <message>
        <source>the password is too short</source>
        <translation>密码过短</translation>
    </message>
    <message>
        <source>use at least %1 characters</source>
        <translation>请至少使用 %1 个字符</translation>
    </message>
    <message>
        <source>the password is too long</source>
        <translation>密码过长</translation>
    </message>
    <message>
        <source>use at most %1 bytes</source>
        <translation>请最多使用 %1 字节</translation>
    </message>
    <message>
        <source>the password has control characters in it</source>
        <translation>密码中含有控制字符</translation>
    </message>
    <message>
        <source>the part after the @ is not a full domain name</source>
        <translation>@ 之后的部分不是完整的域名</translation>
    </message>
    <message>
        <source>the part before the @ is not UTF-8</source>
        <translation>@ 之前的部分不是 UTF-8</translation>
    </message>
    <message>
        <source>the part before the @ has characters that are not allowed there</source>
        <translation>@ 之前的部分含有不允许的字符</translation>
    </message>
    <message>
        <source>it is longer than 254 characters</source>
        <translation>超过 254 个字符</translation>
    </message>
    <message>
        <source>there is no @</source>
        <translation>其中没有 @</translation>
    </message>
    <message>
        <source>there is nothing before the @</source>
        <translation>@ 之前没有内容</translation>
    </message>
    <message>
        <source>the part before the @ is longer than 64 characters</source>
        <translation>@ 之前的部分超过 64 个字符</translation>
    </message>
    <message>
        <source>the part after the @ is not a full domain name in ASCII form</source>
        <translation>@ 之后的部分不是 ASCII 形式的完整域名</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>域名为空</translation>
    </message>
    <message>
        <source>it has a NUL</source>
        <translation>域名中含有 NUL 字符</translation>
    </message>
    <message>
        <source>it is longer than 253 octets</source>
        <translation>域名超过 253 字节</translation>
    </message>
    <message>
        <source>a label is not of letters, digits and inner hyphens, or too long</source>
        <translation>域名中有一段过长，或不是只由字母、数字和段中的连字符组成</translation>
    </message>
    <message>
        <source>%1 the part after the @ is not a full domain name</source>
        <translation>%1 @ 之后的部分不是完整的域名</translation>
    </message>
    <message>
        <source>%1 it is too long</source>
        <translation>%1 过长</translation>
    </message>
    <message>
        <source>%1 the part before the @ is not UTF-8</source>
        <translation>%1 @ 之前的部分不是 UTF-8</translation>
    </message>
    <message>
        <source>%1 the part before the @ has characters that are not allowed there</source>
        <translation>%1 @ 之前的部分含有不允许的字符</translation>
    </message>
    <message>
        <source>%1 it is longer than 254 characters</source>
        <translation>%1 超过 254 个字符</translation>
    </message>
    <message>
        <source>%1 there is no @</source>
        <translation>%1 其中没有 @</translation>
    </message>
    <message>
        <source>%1 there is nothing before the @</source>
        <translation>%1 @ 之前没有内容</translation>
    </message>
    <message>
        <source>%1 the part before the @ is longer than 64 characters</source>
        <translation>%1 @ 之前的部分超过 64 个字符</translation>
    </message>
    <message>
        <source>%1 the part after the @ is not a full domain name in ASCII form</source>
        <translation>%1 @ 之后的部分不是 ASCII 形式的完整域名</translation>
    </message>
    <message>
        <source>%1 it is empty</source>
        <translation>%1 域名为空</translation>
    </message>
    <message>
        <source>%1 it has a NUL</source>
        <translation>%1 域名中含有 NUL 字符</translation>
    </message>
    <message>
        <source>%1 it is longer than 253 octets</source>
        <translation>%1 域名超过 253 字节</translation>
    </message>
    <message>
        <source>%1 a label is not of letters, digits and inner hyphens, or too long</source>
        <translation>%1 域名中有一段过长，或不是只由字母、数字和段中的连字符组成</translation>
    </message>
    <message>
        <source>the account store was written by a newer version of mailsteadd</source>
        <translation>邮箱账户库是由更新版本的 mailsteadd 写入的</translation>
    </message>
    <message>
        <source>its schema is %1, this program knows %2</source>
        <translation>它的结构版本是 %1，本程序支持 %2</translation>
    </message>
    <message>
        <source>install the newest version of mailsteadd</source>
        <translation>请安装最新版本的 mailsteadd</translation>
    </message>
    <message>
        <source>the account store was not brought to the new version: the copy before it failed</source>
        <translation>邮箱账户库未能升级到新版本：升级前的备份没有成功</translation>
    </message>
    <message>
        <source>make room and start mailsteadd again</source>
        <translation>请腾出空间，然后重新启动 mailsteadd</translation>
    </message>
    <message>
        <source>the account store failed</source>
        <translation>邮箱账户库出错</translation>
    </message>
    <message>
        <source>cannot open %1</source>
        <translation>无法打开 %1</translation>
    </message>
    <message>
        <source>cannot set the mode of %1</source>
        <translation>无法设置 %1 的权限</translation>
    </message>
    <message>
        <source>no memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>the DKIM key %1 of %2 in the account store is damaged</source>
        <translation>邮箱账户库中 %2 的 DKIM 密钥 %1 已损坏</translation>
    </message>
    <message>
        <source>the daemon is ending</source>
        <translation>邮件服务正在停止</translation>
    </message>
    <message>
        <source>the message goes round in a loop</source>
        <translation>这封邮件陷入了循环</translation>
    </message>
    <message>
        <source>it carries %1 Received fields or more</source>
        <translation>其中有 %1 个或更多 Received 字段</translation>
    </message>
    <message>
        <source>the message has been through this list already</source>
        <translation>这封邮件已经经过这个邮件列表</translation>
    </message>
    <message>
        <source>none of the recipients is there any more</source>
        <translation>所有收件人都已不存在</translation>
    </message>
    <message>
        <source>the queue&apos;s store cannot open %1</source>
        <translation>队列的 SQLite 存储无法打开 %1</translation>
    </message>
    <message>
        <source>the queue&apos;s store cannot run %1</source>
        <translation>队列的 SQLite 存储无法执行 %1</translation>
    </message>
    <message>
        <source>the queue&apos;s store cannot prepare a statement</source>
        <translation>队列的 SQLite 存储无法准备语句</translation>
    </message>
    <message>
        <source>the queue&apos;s store cannot bind a value</source>
        <translation>队列的 SQLite 存储无法绑定值</translation>
    </message>
    <message>
        <source>the queue&apos;s store cannot read or write</source>
        <translation>队列的 SQLite 存储无法读写</translation>
    </message>
    <message>
        <source>see whether another program has the queue&apos;s file open</source>
        <translation>请检查是否有其他程序打开了队列文件</translation>
    </message>
    <message>
        <source>see that the state directory belongs to the daemon&apos;s user</source>
        <translation>请确认状态目录属于邮件服务的用户</translation>
    </message>
    <message>
        <source>free space on the disk that holds the state directory</source>
        <translation>请在状态目录所在的磁盘上腾出空间</translation>
    </message>
    <message>
        <source>the queue&apos;s file %1 is damaged</source>
        <translation>队列文件 %1 已损坏</translation>
    </message>
    <message>
        <source>it is an SQLite file, but not one of mailsteadd</source>
        <translation>这是 SQLite 文件，但不属于 mailsteadd</translation>
    </message>
    <message>
        <source>stop mailsteadd, keep a copy of the file with its -wal beside it, then save what can be read: sqlite3 %1 .recover | sqlite3 rescued.db; or move it away to begin with an empty queue</source>
        <translation>请停止 mailsteadd，保留该文件及其旁边 -wal 文件的副本，然后抢救可读的内容：sqlite3 %1 .recover | sqlite3 rescued.db；或者将它移走，从空队列开始</translation>
    </message>
    <message>
        <source>the queue&apos;s file %1 was written by a newer mailsteadd</source>
        <translation>队列文件 %1 由较新版本的 mailsteadd 写入</translation>
    </message>
    <message>
        <source>the queue&apos;s file %1 was written by a mailsteadd from before the first release</source>
        <translation>队列文件 %1 由首个正式版之前的 mailsteadd 写入</translation>
    </message>
    <message>
        <source>it has version %1, this program knows %2</source>
        <translation>它的版本是 %1，本程序支持 %2</translation>
    </message>
    <message>
        <source>install the newer mailsteadd again</source>
        <translation>请重新安装较新版本的 mailsteadd</translation>
    </message>
    <message>
        <source>deliver what waits with the older mailsteadd, then move the file away</source>
        <translation>请用旧版 mailsteadd 投递完等待中的邮件，然后将该文件移走</translation>
    </message>
    <message>
        <source>the queue&apos;s file system cannot hold a write-ahead log</source>
        <translation>队列所在的文件系统不支持预写日志（WAL）</translation>
    </message>
    <message>
        <source>SQLite stays in mode %1</source>
        <translation>SQLite 仍处于 %1 模式</translation>
    </message>
    <message>
        <source>put the state directory on a local disk</source>
        <translation>请将状态目录放在本地磁盘上</translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>cannot link %1</source>
        <translation>无法创建硬链接 %1</translation>
    </message>
    <message>
        <source>cannot copy to %1</source>
        <translation>无法复制到 %1</translation>
    </message>
    <message>
        <source>cannot open the queue&apos;s file %1</source>
        <translation>无法打开队列文件 %1</translation>
    </message>
    <message>
        <source>there is no message %1</source>
        <translation>没有邮件 %1</translation>
    </message>
    <message>
        <source>it never was here, or its history has been removed with time</source>
        <translation>它从未到过这里，或其历史记录已随时间清除</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a message id</source>
        <translation>“%1”不是邮件 ID</translation>
    </message>
    <message>
        <source>there is no content of message %1</source>
        <translation>邮件 %1 的内容已不在这里</translation>
    </message>
    <message>
        <source>it was delivered, bounced or deleted</source>
        <translation>它已送达、退回或删除</translation>
    </message>
    <message>
        <source>the spool file %1 of message %2 is damaged</source>
        <translation>邮件 %2 的暂存文件 %1 已损坏</translation>
    </message>
    <message>
        <source>the message has %1 octets instead of %2</source>
        <translation>邮件有 %1 字节，应为 %2 字节</translation>
    </message>
    <message>
        <source>a hold rule needs a part of the sender or of the recipient</source>
        <translation>暂扣规则需要填写发件人或收件人的一部分</translation>
    </message>
    <message>
        <source>to hold everything, give &quot;@&quot; as recipient</source>
        <translation>要暂扣所有邮件，请将收件人填为“@”</translation>
    </message>
    <message>
        <source>a text of the queue is too long</source>
        <translation>队列中有一段文本过长</translation>
    </message>
    <message>
        <source>the message has no From field</source>
        <translation>邮件没有 From 字段</translation>
    </message>
    <message>
        <source>the message has more than one From field</source>
        <translation>邮件有不止一个 From 字段</translation>
    </message>
    <message>
        <source>the address list is too long</source>
        <translation>地址列表过长</translation>
    </message>
    <message>
        <source>the address field cannot be understood</source>
        <translation>无法理解地址字段</translation>
    </message>
    <message>
        <source>something follows an address</source>
        <translation>某个地址之后还有多余的内容</translation>
    </message>
    <message>
        <source>it holds no address</source>
        <translation>其中没有地址</translation>
    </message>
    <message>
        <source>a source route has no end</source>
        <translation>源路由没有结束</translation>
    </message>
    <message>
        <source>a &gt; is missing</source>
        <translation>缺少一个 &gt;</translation>
    </message>
    <message>
        <source>an address has no @</source>
        <translation>有一个地址没有 @</translation>
    </message>
    <message>
        <source>the part before the @ is not valid</source>
        <translation>@ 之前的部分无效</translation>
    </message>
    <message>
        <source>the address field is too long</source>
        <translation>地址字段过长</translation>
    </message>
    <message>
        <source>the message has no recipient</source>
        <translation>邮件没有收件人</translation>
    </message>
    <message>
        <source>the message header is too long</source>
        <translation>邮件头过长</translation>
    </message>
    <message>
        <source>the message has too many header fields</source>
        <translation>邮件头字段过多</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>the CAA records of %1 cannot be looked up</source>
        <translation>无法查询 %1 的 CAA 记录</translation>
    </message>
    <message>
        <source>see that every name server of the domain answers; an authority that gets no answer refuses</source>
        <translation>请确认该域名的所有域名服务器都有应答；颁发机构得不到应答就会拒绝签发</translation>
    </message>
    <message>
        <source>a CAA record forbids %1 to certify %2</source>
        <translation>CAA 记录不允许 %1 为 %2 签发证书</translation>
    </message>
    <message>
        <source>add 0 issue &quot;%1&quot; to the CAA records of %2, or choose another authority</source>
        <translation>请在 %2 的 CAA 记录中添加 0 issue &quot;%1&quot;，或选择其他颁发机构</translation>
    </message>
    <message>
        <source>it cannot be told where %1 leads</source>
        <translation>无法判断 %1 指向哪里</translation>
    </message>
    <message>
        <source>See that every name server of the domain answers</source>
        <translation>请确认该域名的所有域名服务器都有应答</translation>
    </message>
    <message>
        <source>%1 does not lead to this server yet</source>
        <translation>%1 还没有指向本服务器</translation>
    </message>
    <message>
        <source>Make its address record point to %1 and wait until every name server has it; a proxy in front of it must be off</source>
        <translation>请将它的地址记录指向 %1，并等到所有域名服务器都已更新；前面如有代理，必须关闭</translation>
    </message>
    <message>
        <source>the aliases of %1 lead too far</source>
        <translation>%1 的别名链过长</translation>
    </message>
    <message>
        <source>Make it an alias of this server&apos;s own name</source>
        <translation>请将它设为本服务器自身名称的别名</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>bogus (DNSSEC)</source>
        <translation>DNSSEC 签名无效</translation>
    </message>
    <message>
        <source>error</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>The resolver cannot start</source>
        <translation>解析器无法启动</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>The resolver does not accept its setting %1</source>
        <translation>解析器不接受设置 %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no domain name</source>
        <translation>“%1”不是有效的域名</translation>
    </message>
    <message>
        <source>this TSIG algorithm is not known</source>
        <translation>不支持这种 TSIG 算法</translation>
    </message>
    <message>
        <source>the secret of the TSIG key is no Base64</source>
        <translation>TSIG 密钥不是有效的 Base64 文本</translation>
    </message>
    <message>
        <source>the name of the TSIG key is no domain name</source>
        <translation>TSIG 密钥的名称不是有效的域名</translation>
    </message>
    <message>
        <source>the name server&apos;s answer is not signed with our key</source>
        <translation>域名服务器的应答不是用我们的密钥签名的</translation>
    </message>
    <message>
        <source>the name server&apos;s answer is not signed</source>
        <translation>域名服务器的应答没有签名</translation>
    </message>
    <message>
        <source>the name server does not accept our key</source>
        <translation>域名服务器不接受我们的密钥</translation>
    </message>
    <message>
        <source>it knows no key of this name, or allows it nothing here (BADKEY)</source>
        <translation>它没有这个名称的密钥，或者没有给该密钥任何权限（BADKEY）</translation>
    </message>
    <message>
        <source>the secret is another one (BADSIG)</source>
        <translation>密钥内容与它那里的不同（BADSIG）</translation>
    </message>
    <message>
        <source>the name server&apos;s answer is signed with another key</source>
        <translation>域名服务器的应答是用另一个密钥签名的</translation>
    </message>
    <message>
        <source>the name server&apos;s clock and ours differ too much</source>
        <translation>域名服务器的时钟与本服务器的时钟相差过大</translation>
    </message>
    <message>
        <source>records of this type cannot be written</source>
        <translation>无法写入这种类型的记录</translation>
    </message>
    <message>
        <source>this is no value of a record of its type</source>
        <translation>这个值不符合该类型记录的格式</translation>
    </message>
    <message>
        <source>this is too much for one update</source>
        <translation>改动过多，无法在一次更新中完成</translation>
    </message>
    <message>
        <source>the name server&apos;s answer is malformed</source>
        <translation>域名服务器的应答格式有误</translation>
    </message>
    <message>
        <source>shorter than a header</source>
        <translation>长度不足一个报头</translation>
    </message>
    <message>
        <source>it answers another question</source>
        <translation>回答的是另一个查询</translation>
    </message>
    <message>
        <source>its question is cut off</source>
        <translation>其中的查询部分不完整</translation>
    </message>
    <message>
        <source>a record is cut off</source>
        <translation>有一条记录不完整</translation>
    </message>
    <message>
        <source>the zone has too many records</source>
        <translation>区域中的记录过多</translation>
    </message>
    <message>
        <source>it does not begin with the SOA record</source>
        <translation>不是以 SOA 记录开头</translation>
    </message>
    <message>
        <source>A DNS record&apos;s data is malformed</source>
        <translation>有一条 DNS 记录的数据格式有误</translation>
    </message>
    <message>
        <source>this hoster has no interface that is known</source>
        <translation>不支持这家主机商的接口</translation>
    </message>
    <message>
        <source>the hoster does not accept the credentials</source>
        <translation>主机商不接受这些凭据</translation>
    </message>
    <message>
        <source>the hoster does not allow this with these credentials</source>
        <translation>这些凭据在主机商处没有此项权限</translation>
    </message>
    <message>
        <source>the hoster takes no more requests for now</source>
        <translation>主机商暂时不再接受请求</translation>
    </message>
    <message>
        <source>the hoster refuses the name</source>
        <translation>主机商拒绝了这个名称</translation>
    </message>
    <message>
        <source>the name was changed since it was looked at</source>
        <translation>名称在查看之后被改动了</translation>
    </message>
    <message>
        <source>the hoster gives no usable answer</source>
        <translation>主机商没有给出可用的回答</translation>
    </message>
    <message>
        <source>the hoster asks to wait for %1 s</source>
        <translation>主机商要求等待 %1 秒</translation>
    </message>
    <message>
        <source>looking at %1</source>
        <translation>正在查看 %1</translation>
    </message>
    <message>
        <source>this is no address</source>
        <translation>这不是 IP 地址</translation>
    </message>
    <message>
        <source>this is no full host name</source>
        <translation>这不是完整的主机名</translation>
    </message>
    <message>
        <source>there are no credentials &quot;%1&quot; for a hoster</source>
        <translation>没有名为“%1”的主机商凭据</translation>
    </message>
    <message>
        <source>%1 has no %2 record</source>
        <translation>%1 没有 %2 记录</translation>
    </message>
    <message>
        <source>%1 leads to %2</source>
        <translation>%1 指向 %2</translation>
    </message>
    <message>
        <source>setting the name of %1</source>
        <translation>正在设置 %1 的名称</translation>
    </message>
    <message>
        <source>there is no such entry in the journal</source>
        <translation>改动记录中没有这一条</translation>
    </message>
    <message>
        <source>this was undone already</source>
        <translation>这项改动已经撤回</translation>
    </message>
    <message>
        <source>the credentials &quot;%1&quot; were removed</source>
        <translation>凭据“%1”已被删除</translation>
    </message>
    <message>
        <source>%1 has the name %2</source>
        <translation>%1 的名称是 %2</translation>
    </message>
    <message>
        <source>giving %1 its former name</source>
        <translation>正在恢复 %1 原来的名称</translation>
    </message>
    <message>
        <source>a Droplet has to have a name</source>
        <translation>Droplet 必须有名称</translation>
    </message>
    <message>
        <source>the Droplet cannot be renamed</source>
        <translation>无法给 Droplet 改名</translation>
    </message>
    <message>
        <source>while the Droplet was being renamed</source>
        <translation>当时正在给 Droplet 改名</translation>
    </message>
    <message>
        <source>the Droplet is not renamed</source>
        <translation>Droplet 还没有改名</translation>
    </message>
    <message>
        <source>the answer is about another address</source>
        <translation>应答说的是另一个地址</translation>
    </message>
    <message>
        <source>check that they are complete, belong together and still exist</source>
        <translation>请检查它们是否完整、是否配套、是否还存在</translation>
    </message>
    <message>
        <source>give them the rights that the provider&apos;s entry names</source>
        <translation>请授予它们服务商条目中列出的权限</translation>
    </message>
    <message>
        <source>check that the domain is in this account</source>
        <translation>请检查域名是否在这个账号中</translation>
    </message>
    <message>
        <source>look at the changes again</source>
        <translation>请重新查看改动</translation>
    </message>
    <message>
        <source>the hoster does not have this address in the account</source>
        <translation>主机商的这个账号下没有此地址</translation>
    </message>
    <message>
        <source>check that the credentials are of the account with this server</source>
        <translation>请检查凭据是否属于本服务器所在的账号</translation>
    </message>
    <message>
        <source>the name does not lead to the address yet</source>
        <translation>该名称还没有指向此地址</translation>
    </message>
    <message>
        <source>make its A or AAAA record first; hosters refuse names that do not lead back</source>
        <translation>请先添加它的 A 或 AAAA 记录；主机商不接受不能指回来的名称</translation>
    </message>
    <message>
        <source>this DNS provider is not known</source>
        <translation>不支持这家 DNS 服务商</translation>
    </message>
    <message>
        <source>a part of the credentials is missing</source>
        <translation>凭据中缺少一项</translation>
    </message>
    <message>
        <source>this is no possible value of %1</source>
        <translation>%1 不能取这个值</translation>
    </message>
    <message>
        <source>%1 has no such field</source>
        <translation>%1 没有这个字段</translation>
    </message>
    <message>
        <source>%1 has characters that no credentials have</source>
        <translation>%1 中含有凭据不可能有的字符</translation>
    </message>
    <message>
        <source>the %1s&apos; credentials cannot be read</source>
        <translation>无法读取 %1 的凭据</translation>
    </message>
    <message>
        <source>restore %1 together with its key file, or remove it and enter the credentials again</source>
        <translation>请将 %1 连同其密钥文件一起恢复，或将其删除后重新输入凭据</translation>
    </message>
    <message>
        <source>credentials need a name of at most 100 octets</source>
        <translation>凭据需要一个名称，最长 100 字节</translation>
    </message>
    <message>
        <source>there are too many credentials</source>
        <translation>凭据过多</translation>
    </message>
    <message>
        <source>there are no such credentials</source>
        <translation>没有这样的凭据</translation>
    </message>
    <message>
        <source>the journal of DNS changes cannot be read</source>
        <translation>无法读取 DNS 改动记录</translation>
    </message>
    <message>
        <source>move the file away; changes made so far can no longer be undone then</source>
        <translation>请将该文件移走；此前的改动将无法再撤回</translation>
    </message>
    <message>
        <source>asking who serves the domain</source>
        <translation>正在查询由谁为该域名提供解析</translation>
    </message>
    <message>
        <source>asking %1</source>
        <translation>正在询问 %1</translation>
    </message>
    <message>
        <source>no stored credentials have the zone of %1</source>
        <translation>已保存的凭据都看不到 %1 所在的区域</translation>
    </message>
    <message>
        <source>the credentials were removed</source>
        <translation>凭据已被删除</translation>
    </message>
    <message>
        <source>writing %1 record sets</source>
        <translation>正在写入 %1 组记录</translation>
    </message>
    <message>
        <source>taking back %1 record sets</source>
        <translation>正在撤回 %1 组记录</translation>
    </message>
    <message>
        <source>the DNS provider cannot be reached</source>
        <translation>无法连接 DNS 服务商</translation>
    </message>
    <message>
        <source>no JSON of the interface</source>
        <translation>返回的内容不是接口的 JSON</translation>
    </message>
    <message>
        <source>the list is too long</source>
        <translation>列表过长</translation>
    </message>
    <message>
        <source>the zone is too large</source>
        <translation>区域过大</translation>
    </message>
    <message>
        <source>NOTIMP: it takes no updates</source>
        <translation>NOTIMP：它不接受更新</translation>
    </message>
    <message>
        <source>NOTAUTH: it is not authoritative for the zone</source>
        <translation>NOTAUTH：它不是该区域的权威服务器</translation>
    </message>
    <message>
        <source>NOTZONE: a name is not in the zone</source>
        <translation>NOTZONE：有名称不在该区域内</translation>
    </message>
    <message>
        <source>an error without a name</source>
        <translation>没有具体名称的错误</translation>
    </message>
    <message>
        <source>the server&apos;s port is no number</source>
        <translation>服务器的端口不是有效的数字</translation>
    </message>
    <message>
        <source>the name server closed the connection</source>
        <translation>域名服务器关闭了连接</translation>
    </message>
    <message>
        <source>no zone is given</source>
        <translation>没有填写区域</translation>
    </message>
    <message>
        <source>the update is too large</source>
        <translation>更新过大</translation>
    </message>
    <message>
        <source>the end of the transfer is not signed</source>
        <translation>区域传送的结尾没有签名</translation>
    </message>
    <message>
        <source>an answer makes no sense</source>
        <translation>有一个应答无法理解</translation>
    </message>
    <message>
        <source>it answers %1</source>
        <translation>它的应答是 %1</translation>
    </message>
    <message>
        <source>while a change was being carried out</source>
        <translation>当时正在执行一项改动</translation>
    </message>
    <message>
        <source>a change is not carried out</source>
        <translation>有一项改动尚未执行完成</translation>
    </message>
    <message>
        <source>no XML of the interface</source>
        <translation>返回的内容不是接口的 XML</translation>
    </message>
    <message>
        <source>it did not take %1</source>
        <translation>它没有接受 %1</translation>
    </message>
    <message>
        <source>the domain uses name servers of others</source>
        <translation>该域名使用的是别处的域名服务器</translation>
    </message>
    <message>
        <source>setHosts did not succeed</source>
        <translation>setHosts 未成功</translation>
    </message>
    <message>
        <source>it does not tell its time</source>
        <translation>它没有返回自己的时间</translation>
    </message>
    <message>
        <source>no answer of the interface</source>
        <translation>返回的内容不是接口的应答</translation>
    </message>
    <message>
        <source>%1 is an alias or has a routing policy; change it in the console of AWS</source>
        <translation>%1 是别名记录或带有路由策略；请在 AWS 控制台中修改</translation>
    </message>
    <message>
        <source>a header field of the request cannot be sent</source>
        <translation>请求中有一个头字段无法发送</translation>
    </message>
    <message>
        <source>the HTTP request is too long</source>
        <translation>HTTP 请求过长</translation>
    </message>
    <message>
        <source>more than %1 bytes</source>
        <translation>超过 %1 字节</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>用时过长</translation>
    </message>
    <message>
        <source>cannot wait for the network</source>
        <translation>等待网络时出错</translation>
    </message>
    <message>
        <source>%1 is no address</source>
        <translation>%1 不是 IP 地址</translation>
    </message>
    <message>
        <source>cannot connect to %1 port %2</source>
        <translation>无法连接到 %1 的端口 %2</translation>
    </message>
    <message>
        <source>cannot send</source>
        <translation>无法发送数据</translation>
    </message>
    <message>
        <source>the other side closed the connection</source>
        <translation>对方关闭了连接</translation>
    </message>
    <message>
        <source>cannot receive</source>
        <translation>无法接收数据</translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation>连接已关闭</translation>
    </message>
    <message>
        <source>this host name cannot be used for TLS</source>
        <translation>这个主机名不能用于 TLS</translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted</source>
        <translation>%1 的证书不受信任</translation>
    </message>
    <message>
        <source>check the URL and the clock; a private authority needs its root certificate given</source>
        <translation>请检查网址和时钟；使用私有颁发机构时需要提供其根证书</translation>
    </message>
    <message>
        <source>the TLS connection failed</source>
        <translation>TLS 连接失败</translation>
    </message>
    <message>
        <source>the other side closed it</source>
        <translation>对方关闭了连接</translation>
    </message>
    <message>
        <source>there is no address to connect to</source>
        <translation>没有可以连接的地址</translation>
    </message>
    <message>
        <source>the answer is %1</source>
        <translation>应答是 %1</translation>
    </message>
    <message>
        <source>the name %1 has no address</source>
        <translation>名称 %1 没有地址</translation>
    </message>
    <message>
        <source>check the URL and that this server can resolve names</source>
        <translation>请检查网址，并确认本服务器能够解析名称</translation>
    </message>
    <message>
        <source>cannot begin TLS</source>
        <translation>无法开始 TLS</translation>
    </message>
    <message>
        <source>cannot connect to %1 port %2it took too long</source>
        <translation>无法连接到 %1 的端口 %2用时过长</translation>
    </message>
    <message>
        <source>the HTTP answer cannot be understood</source>
        <translation>无法理解 HTTP 应答</translation>
    </message>
    <message>
        <source>the HTTP answer has too long a header</source>
        <translation>HTTP 应答的头部过长</translation>
    </message>
    <message>
        <source>the server closed the connection in the middle of its answer</source>
        <translation>服务器在应答中途关闭了连接</translation>
    </message>
    <message>
        <source>a chunk is longer than it said</source>
        <translation>有一个分块比声明的更长</translation>
    </message>
    <message>
        <source>it does not begin with an HTTP/1.1 status line</source>
        <translation>不是以 HTTP/1.1 状态行开头</translation>
    </message>
    <message>
        <source>its status line has no valid status</source>
        <translation>状态行中没有有效的状态码</translation>
    </message>
    <message>
        <source>a header line is no field</source>
        <translation>头部中有一行不是字段</translation>
    </message>
    <message>
        <source>it states its length twice</source>
        <translation>两次声明了长度</translation>
    </message>
    <message>
        <source>it changes the protocol, which nobody asked for</source>
        <translation>它切换了协议，而请求并未要求</translation>
    </message>
    <message>
        <source>its transfer coding is not understood</source>
        <translation>不支持它的传输编码</translation>
    </message>
    <message>
        <source>its content length is no number</source>
        <translation>内容长度不是数字</translation>
    </message>
    <message>
        <source>a chunk has no valid size</source>
        <translation>有一个分块没有有效的大小</translation>
    </message>
    <message>
        <source>the HTTP answer is too long</source>
        <translation>HTTP 应答过长</translation>
    </message>
    <message>
        <source>this is not a usable URL</source>
        <translation>这不是可用的网址</translation>
    </message>
    <message>
        <source>this is not a usable https URL</source>
        <translation>这不是可用的 https 网址</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>it does not begin with https://</source>
        <translation>不是以 https:// 开头</translation>
    </message>
    <message>
        <source>it does not begin with https:// or http://</source>
        <translation>不是以 https:// 或 http:// 开头</translation>
    </message>
    <message>
        <source>it has characters that a URL may not have</source>
        <translation>含有网址中不允许的字符</translation>
    </message>
    <message>
        <source>its address has no closing bracket</source>
        <translation>其中的地址缺少右方括号</translation>
    </message>
    <message>
        <source>its port is not valid</source>
        <translation>端口无效</translation>
    </message>
    <message>
        <source>its host name is not valid</source>
        <translation>主机名无效</translation>
    </message>
    <message>
        <source>reading the zone %1</source>
        <translation>正在读取区域 %1</translation>
    </message>
    <message>
        <source>the provider asks to wait for %1 s</source>
        <translation>服务商要求等待 %1 秒</translation>
    </message>
    <message>
        <source>the certificate is not there any more</source>
        <translation>证书已不存在</translation>
    </message>
    <message>
        <source>%1 is not permitted here</source>
        <translation>此服务器不允许操作 %1</translation>
    </message>
    <message>
        <source>add &quot;%1&quot; to actions in %2</source>
        <translation>请在 %2 的 actions 中加入 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>this action is not known</source>
        <translation>无法识别此操作</translation>
    </message>
    <message>
        <source>nginx may not answer challenges for %1</source>
        <translation>不允许 nginx 为 %1 应答验证</translation>
    </message>
    <message>
        <source>add it to names in %1</source>
        <translation>请将其加入 names，文件为 %1</translation>
    </message>
    <message>
        <source>there is only the temporary certificate, which is installed nowhere</source>
        <translation>目前只有临时证书，临时证书不会安装到其他服务</translation>
    </message>
    <message>
        <source>request a certificate first</source>
        <translation>请先申请证书</translation>
    </message>
    <message>
        <source>this certificate is not for this server&apos;s names</source>
        <translation>此证书不适用于本服务器的名称</translation>
    </message>
    <message>
        <source>add its name to names in %1</source>
        <translation>请将证书的名称加入 names，文件为 %1</translation>
    </message>
    <message>
        <source>acme.sh has no such certificate any more</source>
        <translation>acme.sh 已没有这张证书</translation>
    </message>
    <message>
        <source>look at the list again</source>
        <translation>请重新查看列表</translation>
    </message>
    <message>
        <source>the part of mailsteadd that runs as root does not take requests</source>
        <translation>mailsteadd 中以 root 身份运行的部分不接受请求</translation>
    </message>
    <message>
        <source>run the step Install of the console again, or on the server: systemctl enable --now mailstead-privileged.path; then: systemctl restart mailsteadd</source>
        <translation>请重新执行安装向导的“安装”步骤，或在服务器上运行：systemctl enable --now mailstead-privileged.path，然后运行：systemctl restart mailsteadd</translation>
    </message>
    <message>
        <source>%1 is not there, or not writable for the daemon</source>
        <translation>%1 不存在，或邮件服务无法写入</translation>
    </message>
    <message>
        <source>the request was not taken</source>
        <translation>请求未被接收</translation>
    </message>
    <message>
        <source>cannot leave a request in %1</source>
        <translation>无法将请求放入 %1</translation>
    </message>
    <message>
        <source>the part of mailsteadd that runs as root does not answer</source>
        <translation>mailsteadd 中以 root 身份运行的部分没有应答</translation>
    </message>
    <message>
        <source>see on the server: journalctl -u mailstead-privileged</source>
        <translation>请在服务器上查看：journalctl -u mailstead-privileged</translation>
    </message>
    <message>
        <source>another request to root takes too long</source>
        <translation>另一个发给 root 的请求耗时过长</translation>
    </message>
    <message>
        <source>cannot run %1</source>
        <translation>无法运行 %1</translation>
    </message>
    <message>
        <source>a program needs an absolute path</source>
        <translation>程序必须用绝对路径指定</translation>
    </message>
    <message>
        <source>cannot make a pipe</source>
        <translation>无法创建管道</translation>
    </message>
    <message>
        <source>%1 did not end in time</source>
        <translation>%1 未及时结束</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>a service is written as 127.0.0.1:25, [::1]:25 or localhost:25</source>
        <translation>服务应写成 127.0.0.1:25、[::1]:25 或 localhost:25 的形式</translation>
    </message>
    <message>
        <source>the service does not answer in time</source>
        <translation>服务未及时应答</translation>
    </message>
    <message>
        <source>cannot wait for the service</source>
        <translation>无法等待服务应答</translation>
    </message>
    <message>
        <source>cannot write to the service</source>
        <translation>无法向服务发送数据</translation>
    </message>
    <message>
        <source>cannot read from the service</source>
        <translation>无法从服务读取数据</translation>
    </message>
    <message>
        <source>the service ends before TLS begins</source>
        <translation>TLS 尚未开始，服务就断开了连接</translation>
    </message>
    <message>
        <source>the service does not begin TLS</source>
        <translation>服务没有开始 TLS</translation>
    </message>
    <message>
        <source>cannot prepare TLS</source>
        <translation>无法准备 TLS</translation>
    </message>
    <message>
        <source>the service does not finish TLS</source>
        <translation>服务没有完成 TLS 握手</translation>
    </message>
    <message>
        <source>the service shows no certificate</source>
        <translation>服务没有出示证书</translation>
    </message>
    <message>
        <source>the firewall&apos;s program is not installed</source>
        <translation>防火墙的程序未安装</translation>
    </message>
    <message>
        <source>ufw does not say what it lets in</source>
        <translation>ufw 没有给出放行规则</translation>
    </message>
    <message>
        <source>nft does not list its rules</source>
        <translation>nft 没有列出规则</translation>
    </message>
    <message>
        <source>the firewall does not open port 80</source>
        <translation>防火墙没有放行端口 80</translation>
    </message>
    <message>
        <source>open port 80 by hand, or prove the names by DNS</source>
        <translation>请手动放行端口 80，或改用 DNS 证明名称</translation>
    </message>
    <message>
        <source>the firewall does not close port 80</source>
        <translation>防火墙没有关闭端口 80</translation>
    </message>
    <message>
        <source>close it by hand</source>
        <translation>请手动关闭</translation>
    </message>
    <message>
        <source>nftables does not close port 80</source>
        <translation>nftables 没有关闭端口 80</translation>
    </message>
    <message>
        <source>remove the rule with the comment %1 by hand</source>
        <translation>请手动删除注释为 %1 的规则</translation>
    </message>
    <message>
        <source>the list of nft cannot be read</source>
        <translation>无法理解 nft 列出的内容</translation>
    </message>
    <message>
        <source>a file of nginx&apos;s configuration is not there</source>
        <translation>nginx 的一个配置文件不存在</translation>
    </message>
    <message>
        <source>cannot look at %1</source>
        <translation>无法查看 %1</translation>
    </message>
    <message>
        <source>not only root may write %1</source>
        <translation>除 root 外还有其他用户可以写入 %1</translation>
    </message>
    <message>
        <source>it is a part of nginx&apos;s configuration</source>
        <translation>它是 nginx 配置的一部分</translation>
    </message>
    <message>
        <source>see who needs to write there, or prove the names by DNS</source>
        <translation>请查明谁需要写入该处，或改用 DNS 证明名称</translation>
    </message>
    <message>
        <source>nginx finds its own configuration faulty</source>
        <translation>nginx 报告自身的配置有错误</translation>
    </message>
    <message>
        <source>correct it until &quot;nginx -t&quot; is content</source>
        <translation>请更正配置，直到“nginx -t”不再报错</translation>
    </message>
    <message>
        <source>the list of nginx&apos;s configuration files cannot be read</source>
        <translation>无法读取 nginx 的配置文件列表</translation>
    </message>
    <message>
        <source>nginx does not accept the configuration</source>
        <translation>nginx 不接受该配置</translation>
    </message>
    <message>
        <source>see what &quot;nginx -t&quot; says</source>
        <translation>请查看“nginx -t”的输出</translation>
    </message>
    <message>
        <source>nginx does not reload its configuration</source>
        <translation>nginx 没有重新加载配置</translation>
    </message>
    <message>
        <source>reload it by hand: systemctl reload nginx</source>
        <translation>请手动重新加载：systemctl reload nginx</translation>
    </message>
    <message>
        <source>%1 is being changed by somebody else just now</source>
        <translation>此刻有人正在修改 %1</translation>
    </message>
    <message>
        <source>try again in a moment</source>
        <translation>请稍后重试</translation>
    </message>
    <message>
        <source>the text from before lies in %1</source>
        <translation>修改前的内容保存在 %1</translation>
    </message>
    <message>
        <source>cannot remove %1</source>
        <translation>无法删除 %1</translation>
    </message>
    <message>
        <source>the program of the running nginx was not found</source>
        <translation>找不到正在运行的 nginx 的程序文件</translation>
    </message>
    <message>
        <source>name it in /etc/mailstead/privileged.toml: nginx-program</source>
        <translation>请在 /etc/mailstead/privileged.toml 中用 nginx-program 指定</translation>
    </message>
    <message>
        <source>nginx runs in a container</source>
        <translation>nginx 运行在容器中</translation>
    </message>
    <message>
        <source>no nginx runs here</source>
        <translation>此服务器上没有 nginx 在运行</translation>
    </message>
    <message>
        <source>prove the names another way, best by DNS</source>
        <translation>请改用其他方式证明名称，最好是 DNS</translation>
    </message>
    <message>
        <source>a file of nginx&apos;s configuration is missing</source>
        <translation>缺少 nginx 的一个配置文件</translation>
    </message>
    <message>
        <source>files of nginx&apos;s configuration include each other</source>
        <translation>nginx 的配置文件相互包含</translation>
    </message>
    <message>
        <source>nginx has too many server blocks</source>
        <translation>nginx 的 server 块过多</translation>
    </message>
    <message>
        <source>nginx does not listen on port %1</source>
        <translation>nginx 没有监听端口 %1</translation>
    </message>
    <message>
        <source>let the daemon answer there itself: the way &quot;http&quot;</source>
        <translation>请让邮件服务自行在该端口应答：选择“http”方式</translation>
    </message>
    <message>
        <source>a mark of mailstead in nginx&apos;s configuration has no end</source>
        <translation>nginx 配置中的 mailstead 标记没有结束标记</translation>
    </message>
    <message>
        <source>a line &quot;%1&quot; and no &quot;%2&quot; behind it</source>
        <translation>有一行“%1”，但其后没有“%2”</translation>
    </message>
    <message>
        <source>remove the lines by hand, then run: nginx -t</source>
        <translation>请手动删除这些行，然后运行：nginx -t</translation>
    </message>
    <message>
        <source>the configuration of nginx cannot be read</source>
        <translation>无法读懂 nginx 的配置</translation>
    </message>
    <message>
        <source>a file of nginx&apos;s configuration is too large</source>
        <translation>nginx 的一个配置文件过大</translation>
    </message>
    <message>
        <source>%1, line %2: something sticks to a closing quote</source>
        <translation>%1 第 %2 行：结束引号后紧跟着其他内容</translation>
    </message>
    <message>
        <source>%1, line %2: a word is too long</source>
        <translation>%1 第 %2 行：有一个词过长</translation>
    </message>
    <message>
        <source>%1, line %2: a quote is not closed</source>
        <translation>%1 第 %2 行：引号没有闭合</translation>
    </message>
    <message>
        <source>%1, line %2: the file ends within a directive</source>
        <translation>%1 第 %2 行：文件在一条指令中间结束</translation>
    </message>
    <message>
        <source>%1, line %2: a block is not closed</source>
        <translation>%1 第 %2 行：有一个块没有闭合</translation>
    </message>
    <message>
        <source>%1, line %2: a brace closes nothing</source>
        <translation>%1 第 %2 行：有多余的右大括号</translation>
    </message>
    <message>
        <source>%1, line %2: there are too many directives</source>
        <translation>%1 第 %2 行：指令过多</translation>
    </message>
    <message>
        <source>%1, line %2: a directive has no name</source>
        <translation>%1 第 %2 行：有一条指令没有名称</translation>
    </message>
    <message>
        <source>%1, line %2: a directive is not ended</source>
        <translation>%1 第 %2 行：有一条指令没有结束</translation>
    </message>
    <message>
        <source>%1, line %2: it has a block of Lua</source>
        <translation>%1 第 %2 行：其中含有 Lua 代码块</translation>
    </message>
    <message>
        <source>%1, line %2: blocks are nested too deeply</source>
        <translation>%1 第 %2 行：块嵌套过深</translation>
    </message>
    <message>
        <source>%1 does not belong to its user</source>
        <translation>%1 不属于应有的用户</translation>
    </message>
    <message>
        <source>the request to the part that works as root is malformed</source>
        <translation>发给 root 部分的请求格式有误</translation>
    </message>
    <message>
        <source>it needs between 1 and 100 names</source>
        <translation>需要 1 到 100 个名称</translation>
    </message>
    <message>
        <source>a name is no full host name in lower case</source>
        <translation>有名称不是小写的完整主机名</translation>
    </message>
    <message>
        <source>certificate does not fit</source>
        <translation>certificate 不合要求</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>its version is another</source>
        <translation>版本不同</translation>
    </message>
    <message>
        <source>its action is not known</source>
        <translation>无法识别其中的操作</translation>
    </message>
    <message>
        <source>thumbprint does not fit</source>
        <translation>thumbprint 不合要求</translation>
    </message>
    <message>
        <source>it has a member that is not known</source>
        <translation>含有无法识别的字段</translation>
    </message>
    <message>
        <source>the answer of the privileged side is damaged</source>
        <translation>root 部分的应答已损坏</translation>
    </message>
    <message>
        <source>%1:%2: %3 must be of letters, digits, dots and hyphens</source>
        <translation>%1 第 %2 行：%3 只能由字母、数字、点和连字符组成</translation>
    </message>
    <message>
        <source>%1:%2: %3 and key must be two absolute paths</source>
        <translation>%1 第 %2 行：%3 和 key 必须是两个不同的绝对路径</translation>
    </message>
    <message>
        <source>%1:%2: %3 must be &quot;0600&quot; or &quot;0640&quot;</source>
        <translation>%1 第 %2 行：%3 必须是 &quot;0600&quot; 或 &quot;0640&quot;</translation>
    </message>
    <message>
        <source>%1:%2: %3 must begin with the absolute path of a program</source>
        <translation>%1 第 %2 行：%3 必须以程序的绝对路径开头</translation>
    </message>
    <message>
        <source>%1:%2: %3 must be a host name</source>
        <translation>%1 第 %2 行：%3 必须是主机名</translation>
    </message>
    <message>
        <source>%1:%2: %3 must be full host names</source>
        <translation>%1 第 %2 行：%3 必须是完整的主机名</translation>
    </message>
    <message>
        <source>%1:%2: %3 may hold &quot;port80&quot;, &quot;nginx&quot;, &quot;targets&quot; and &quot;acme-sh&quot; only</source>
        <translation>%1 第 %2 行：%3 中只能有 &quot;port80&quot;、&quot;nginx&quot;、&quot;targets&quot; 和 &quot;acme-sh&quot;</translation>
    </message>
    <message>
        <source>%1:%2: %3 must be absolute paths</source>
        <translation>%1 第 %2 行：%3 必须是绝对路径</translation>
    </message>
    <message>
        <source>%1:%2: %3 must be an absolute path</source>
        <translation>%1 第 %2 行：%3 必须是绝对路径</translation>
    </message>
    <message>
        <source>%1: targets must be written as [[target]], at most %2</source>
        <translation>%1：目标必须写成 [[target]] 的形式，最多 %2 个</translation>
    </message>
    <message>
        <source>%1: two targets are called %2</source>
        <translation>%1：有两个目标都名为 %2</translation>
    </message>
    <message>
        <source>correct the file</source>
        <translation>请更正该文件</translation>
    </message>
    <message>
        <source>%1 could have been written by somebody else</source>
        <translation>%1 可能已被他人改写</translation>
    </message>
    <message>
        <source>look through it, then: chown root:root %1 &amp;&amp; chmod 644 %2</source>
        <translation>请检查其内容，然后运行：chown root:root %1 &amp;&amp; chmod 644 %2</translation>
    </message>
    <message>
        <source>there is no user %1</source>
        <translation>没有用户 %1</translation>
    </message>
    <message>
        <source>there is no group %1</source>
        <translation>没有用户组 %1</translation>
    </message>
    <message>
        <source>%1 is a folder</source>
        <translation>%1 是文件夹</translation>
    </message>
    <message>
        <source>the service was not reloaded</source>
        <translation>服务未能重新加载</translation>
    </message>
    <message>
        <source>run by hand and see why it fails: %1</source>
        <translation>请手动运行，查看失败原因：%1</translation>
    </message>
    <message>
        <source>the service shows another certificate</source>
        <translation>服务出示的是另一张证书</translation>
    </message>
    <message>
        <source>its SHA-256 is %1</source>
        <translation>其 SHA-256 为 %1</translation>
    </message>
    <message>
        <source>see that the service reads the two files, and that the reload command reaches it</source>
        <translation>请确认服务读取的是这两个文件，并且重新加载命令对它有效</translation>
    </message>
    <message>
        <source>the certificate and its key do not belong together</source>
        <translation>证书与私钥不匹配</translation>
    </message>
    <message>
        <source>the certificate was not read</source>
        <translation>未能读取证书</translation>
    </message>
    <message>
        <source>see that the folder exists and that mailstead-privileged.service may write there: systemctl edit mailstead-privileged (ReadWritePaths=)</source>
        <translation>请确认该文件夹存在，并且 mailstead-privileged.service 可以写入：systemctl edit mailstead-privileged（ReadWritePaths=）</translation>
    </message>
    <message>
        <source>%1 on %2: nginx answers something else: %3</source>
        <translation>%1（%2）：nginx 给出了别的应答：%3</translation>
    </message>
    <message>
        <source>%1 on %2: the service does not answer in time</source>
        <translation>%1（%2）：服务未及时应答</translation>
    </message>
    <message>
        <source>%1 on %2: cannot connect to %3 port %4</source>
        <translation>%1（%2）：无法连接到 %3 的端口 %4</translation>
    </message>
    <message>
        <source>posting is anyone, members or named</source>
        <translation>posting 只能是 anyone、members 或 named</translation>
    </message>
    <message>
        <source>this value of %1 is not known</source>
        <translation>无法识别 %1 的取值</translation>
    </message>
    <message>
        <source>the certificate has ended</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>the certificate is not for %1</source>
        <translation>证书不适用于 %1</translation>
    </message>
    <message>
        <source>it is valid until %1</source>
        <translation>有效期至 %1</translation>
    </message>
    <message>
        <source>choose another one, or request a certificate</source>
        <translation>请选择其他证书，或申请证书</translation>
    </message>
    <message>
        <source>the request ended without an answer</source>
        <translation>请求已结束，但没有得到应答</translation>
    </message>
    <message>
        <source>the request failed</source>
        <translation>请求失败</translation>
    </message>
    <message>
        <source>not a JSON-RPC 2.0 request with an id and a method</source>
        <translation>不是带有 id 和 method 的 JSON-RPC 2.0 请求</translation>
    </message>
    <message>
        <source>parameters must be an object</source>
        <translation>参数必须是一个对象</translation>
    </message>
    <message>
        <source>there is no method %1</source>
        <translation>邮件服务没有方法 %1</translation>
    </message>
    <message>
        <source>too many requests at once, or an id in use</source>
        <translation>同时进行的请求过多，或 id 已被占用</translation>
    </message>
    <message>
        <source>this daemon speaks protocol 1</source>
        <translation>此邮件服务使用协议版本 1</translation>
    </message>
    <message>
        <source>the first request must be hello</source>
        <translation>第一个请求必须是 hello</translation>
    </message>
    <message>
        <source>subscription must be a number</source>
        <translation>subscription 必须是数字</translation>
    </message>
    <message>
        <source>the line is longer than 1 MiB</source>
        <translation>此行超过 1 MiB</translation>
    </message>
    <message>
        <source>the object is nested more than 32 deep</source>
        <translation>对象嵌套超过 32 层</translation>
    </message>
    <message>
        <source>the line is not valid JSON</source>
        <translation>此行不是有效的 JSON</translation>
    </message>
    <message>
        <source>%1 is no mail domain of this server</source>
        <translation>%1 不是本服务器的邮件域名</translation>
    </message>
    <message>
        <source>add it as a domain of this server first</source>
        <translation>请先把它添加为本服务器的域名</translation>
    </message>
    <message>
        <source>there is no scope &quot;%1&quot;</source>
        <translation>没有检查范围“%1”</translation>
    </message>
    <message>
        <source>asking the authoritative servers and the resolver</source>
        <translation>正在询问权威服务器和解析器</translation>
    </message>
    <message>
        <source>the check was cancelled</source>
        <translation>检查已取消</translation>
    </message>
    <message>
        <source>%1 is not a mailbox of this server</source>
        <translation>%1 不是本服务器上的邮箱</translation>
    </message>
    <message>
        <source>send from a mailbox of this server</source>
        <translation>请使用本服务器上的邮箱发送</translation>
    </message>
    <message>
        <source>there are too many recipients</source>
        <translation>收件人过多</translation>
    </message>
    <message>
        <source>there is no mailbox %1 here</source>
        <translation>本服务器上没有邮箱 %1</translation>
    </message>
    <message>
        <source>there is no record type &quot;%1&quot;</source>
        <translation>没有记录类型“%1”</translation>
    </message>
    <message>
        <source>name or expected values are missing or too long</source>
        <translation>名称或期望的值缺失或过长</translation>
    </message>
    <message>
        <source>there are too many resolvers</source>
        <translation>解析器过多</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of a resolver</source>
        <translation>“%1”不是解析器的地址</translation>
    </message>
    <message>
        <source>too many records are being watched</source>
        <translation>同时监视的记录过多</translation>
    </message>
    <message>
        <source>close one of the views that watch records</source>
        <translation>请关闭一个正在观察记录的页面</translation>
    </message>
    <message>
        <source>the question was cancelled</source>
        <translation>查询已取消</translation>
    </message>
    <message>
        <source>try again in %1 s</source>
        <translation>请在 %1 秒后重试</translation>
    </message>
    <message>
        <source>this hoster is not known</source>
        <translation>无法识别此服务商</translation>
    </message>
    <message>
        <source>this is no address of this server</source>
        <translation>这不是本服务器的地址</translation>
    </message>
    <message>
        <source>there is no state &quot;%1&quot;</source>
        <translation>没有状态“%1”</translation>
    </message>
    <message>
        <source>there is no column to sort by &quot;%1&quot;</source>
        <translation>无法按“%1”排序：没有这一列</translation>
    </message>
    <message>
        <source>there is no grouping &quot;%1&quot;</source>
        <translation>没有分组方式“%1”</translation>
    </message>
    <message>
        <source>there is no action &quot;%1&quot;</source>
        <translation>没有操作“%1”</translation>
    </message>
    <message>
        <source>a filter names at most 10,000 messages</source>
        <translation>一次筛选最多指定 10,000 封邮件</translation>
    </message>
    <message>
        <source>olderThan is out of range</source>
        <translation>olderThan 超出范围</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no host to send to</source>
        <translation>“%1”不是可以投递的主机</translation>
    </message>
    <message>
        <source>give a host name or an address, with :port when it is not 25</source>
        <translation>请填写主机名或地址；端口不是 25 时加上“:端口”</translation>
    </message>
    <message>
        <source>queue.act needs a filter</source>
        <translation>queue.act 需要筛选条件</translation>
    </message>
    <message>
        <source>give {} to mean every row</source>
        <translation>要针对全部条目，请填写 {}</translation>
    </message>
    <message>
        <source>only reroute takes via</source>
        <translation>只有 reroute 可以使用 via</translation>
    </message>
    <message>
        <source>outcome must be delivered, bounced or deleted</source>
        <translation>outcome 必须是 delivered、bounced 或 deleted</translation>
    </message>
    <message>
        <source>%1 is not on the suppression list</source>
        <translation>%1 不在停发名单中</translation>
    </message>
    <message>
        <source>there is no hold rule of this number</source>
        <translation>没有这个编号的暂扣规则</translation>
    </message>
    <message>
        <source>a time must look like 2026-11-24T10:36:02.114Z</source>
        <translation>时间必须写成 2026-11-24T10:36:02.114Z 这样的格式</translation>
    </message>
    <message>
        <source>there is no mode &quot;%1&quot;</source>
        <translation>没有模式“%1”</translation>
    </message>
    <message>
        <source>It is none, testing or enforce</source>
        <translation>模式只能是 none、testing 或 enforce</translation>
    </message>
    <message>
        <source>cannot read %1</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1 不是普通文件</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 过大</translation>
    </message>
    <message>
        <source>cannot create %1</source>
        <translation>无法创建 %1</translation>
    </message>
    <message>
        <source>cannot set the owner of %1</source>
        <translation>无法设置所有者：%1</translation>
    </message>
    <message>
        <source>cannot write %1</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>cannot sync the directory of %1</source>
        <translation>无法将所在目录的更改写入磁盘：%1</translation>
    </message>
    <message>
        <source>the system gave no random numbers</source>
        <translation>系统没有提供随机数</translation>
    </message>
    <message>
        <source>cannot encrypt</source>
        <translation>无法加密</translation>
    </message>
    <message>
        <source>the private key does not belong to the certificate</source>
        <translation>私钥与证书不匹配</translation>
    </message>
    <message>
        <source>the certificate cannot be used</source>
        <translation>证书不可用</translation>
    </message>
    <message>
        <source>the certificate chain cannot be used</source>
        <translation>证书链不可用</translation>
    </message>
    <message>
        <source>there is no certificate in the file</source>
        <translation>文件中没有证书</translation>
    </message>
    <message>
        <source>cannot make a serial number</source>
        <translation>无法生成序列号</translation>
    </message>
    <message>
        <source>cannot sign the temporary certificate</source>
        <translation>无法签署临时证书</translation>
    </message>
    <message>
        <source>cannot make a key</source>
        <translation>无法生成密钥</translation>
    </message>
    <message>
        <source>cannot write the temporary certificate</source>
        <translation>无法写出临时证书</translation>
    </message>
    <message>
        <source>the private key cannot be read</source>
        <translation>无法读取私钥</translation>
    </message>
    <message>
        <source>the file of extra root certificates cannot be used: %1</source>
        <translation>附加根证书的文件不可用：%1</translation>
    </message>
    <message>
        <source>no root certificates were found on this system</source>
        <translation>此系统上没有找到根证书</translation>
    </message>
    <message>
        <source>install the package ca-certificates</source>
        <translation>请安装软件包 ca-certificates</translation>
    </message>
    <message>
        <source>%1:%2: %3 must be a text in quotes</source>
        <translation>%1 第 %2 行：%3 必须是引号中的文本</translation>
    </message>
    <message>
        <source>%1:%2: %3 must be a list of texts</source>
        <translation>%1 第 %2 行：%3 必须是文本列表</translation>
    </message>
    <message>
        <source>%1:%2: %3 must be one of %4</source>
        <translation>%1 第 %2 行：%3 必须是以下之一：%4</translation>
    </message>
    <message>
        <source>%1:%2: %3 is not a setting that mailsteadd knows</source>
        <translation>%1 第 %2 行：mailsteadd 没有设置项 %3</translation>
    </message>
    <message>
        <source>correct the file, then try again</source>
        <translation>请更正该文件，然后重试</translation>
    </message>
    <message>
        <source>the policy&apos;s age must be %1 to %2 seconds</source>
        <translation>策略的有效期必须为 %1 到 %2 秒</translation>
    </message>
    <message>
        <source>the configuration names no address to listen on</source>
        <translation>配置中没有指定监听地址</translation>
    </message>
    <message>
        <source>the listener&apos;s address &quot;%1&quot; is not an IP address; use &quot;::&quot; for all addresses of the machine</source>
        <translation>监听地址“%1”不是 IP 地址；要监听本机的所有地址，请填写“::”</translation>
    </message>
    <message>
        <source>cannot listen on %1 port %2 (%3): %4; another program listens there; see which with: ss -ltnp</source>
        <translation>无法监听 %1 的端口 %2（%3）：%4；有其他程序正在监听该端口，可用以下命令查看：ss -ltnp</translation>
    </message>
    <message>
        <source>cannot listen on %1 port %2 (%3): %4; ports below 1024 need root or the capability CAP_NET_BIND_SERVICE</source>
        <translation>无法监听 %1 的端口 %2（%3）：%4；1024 以下的端口需要 root 权限或 CAP_NET_BIND_SERVICE 能力</translation>
    </message>
    <message>
        <source>cannot listen on %1 port %2 (%3): %4; check the address of the listener in the configuration</source>
        <translation>无法监听 %1 的端口 %2（%3）：%4；请检查配置中的监听地址</translation>
    </message>
    <message>
        <source>it was valid until %1</source>
        <translation>有效期到 %1 为止</translation>
    </message>
</context>
<context>
    <name>mailstead::control::HistoryModel</name>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Bounced</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation>最近回复</translation>
    </message>
</context>
<context>
    <name>mailstead::control::HoldRuleModel</name>
    <message>
        <source>anyone</source>
        <translation>任何人</translation>
    </message>
    <message>
        <source>From, contains</source>
        <translation>发件人包含</translation>
    </message>
    <message>
        <source>To, contains</source>
        <translation>收件人包含</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>mailstead::control::ListingModel</name>
    <message>
        <source>Nothing can be changed now</source>
        <translation>目前无法更改</translation>
    </message>
    <message>
        <source>The server is not connected, or its mail daemon does not run.</source>
        <translation>服务器未连接，或邮件服务未运行。</translation>
    </message>
</context>
<context>
    <name>mailstead::control::LogModel</name>
    <message>
        <source>Debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>The server is not connected, or its mail daemon does not run.</source>
        <translation>服务器未连接，或邮件服务未运行。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>mailstead::control::QueueModel</name>
    <message>
        <source>The queue cannot be changed now</source>
        <translation>目前无法更改队列</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>下次尝试</translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation>最近回复</translation>
    </message>
    <message>
        <source>The server is not connected, or its mail daemon does not run.</source>
        <translation>服务器未连接，或邮件服务未运行。</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>已推迟</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已暂扣</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
</context>
<context>
    <name>mailstead::control::SuppressionModel</name>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>加入日期</translation>
    </message>
</context>
<context>
    <name>mailstead::control::Trace</name>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>已入队</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>已推迟</translation>
    </message>
    <message>
        <source>Bounced</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已暂扣</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已放行</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒收</translation>
    </message>
    <message>
        <source>Rerouted</source>
        <translation>已改道</translation>
    </message>
</context>
<context>
    <name>mailstead::core::Error</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>mailstead::core::Finding</name>
    <message>
        <source>The server sent a finding that cannot be understood</source>
        <translation>服务器发来的检查结果无法理解</translation>
    </message>
    <message>
        <source>Install the current version of mailsteadd on the server.</source>
        <translation>请在服务器上安装当前版本的 mailsteadd。</translation>
    </message>
    <message>
        <source>Name servers differ about {type} of {name}</source>
        <translation>各域名服务器对 {name} 的 {type} 记录应答不一致</translation>
    </message>
    <message>
        <source>A change is still on its way, or one server is not told of changes</source>
        <translation>更改仍在传播，或某台服务器未收到更改</translation>
    </message>
    <message>
        <source>Wait some minutes; when it stays so, ask the DNS provider</source>
        <translation>请等待几分钟；若仍然如此，请联系 DNS 服务商</translation>
    </message>
    <message>
        <source>{name} has no PTR record</source>
        <translation>{name} 没有 PTR 记录</translation>
    </message>
    <message>
        <source>Receivers look up the name of the sending address; large ones refuse mail when it does not lead back to the server</source>
        <translation>收件方会查询发件地址的名称；如果该名称不指回此服务器，大型邮件服务商会拒收</translation>
    </message>
    <message>
        <source>In the hoster&apos;s panel, set the reverse DNS (PTR, rDNS) of this address to {wanted}, or ask the hoster&apos;s support to do it</source>
        <translation>请在主机商面板中将此地址的反向解析（PTR、rDNS）设为 {wanted}，或请主机商客服代为设置</translation>
    </message>
    <message>
        <source>The name {seen} does not lead back to this server</source>
        <translation>名称 {seen} 不指回此服务器</translation>
    </message>
    <message>
        <source>The reverse name is the hoster&apos;s own, {seen}</source>
        <translation>反向解析仍是主机商的默认名称 {seen}</translation>
    </message>
    <message>
        <source>A name like that is given to every customer; receivers take it for a home line</source>
        <translation>每位客户都会分到这样的名称，收件方会将其视为家庭宽带</translation>
    </message>
    <message>
        <source>The reverse name is {seen}</source>
        <translation>反向解析为 {seen}</translation>
    </message>
    <message>
        <source>It leads back here, so mail is accepted; equal to the server&apos;s name would be better</source>
        <translation>该名称指回此服务器，因此邮件会被接收；若与服务器名称相同则更好</translation>
    </message>
    <message>
        <source>{name} leads to {seen}, which is not this server</source>
        <translation>{name} 指向 {seen}，而那不是此服务器</translation>
    </message>
    <message>
        <source>Mail and the certificate authority would go there; a proxy (the orange cloud) does the same</source>
        <translation>邮件和证书颁发机构都会前往那里；开启代理（橙色云朵）也会如此</translation>
    </message>
    <message>
        <source>Remove that {type} record, or switch the proxy off, so that only {wanted} is left</source>
        <translation>请删除该 {type} 记录或关闭代理，只保留 {wanted}</translation>
    </message>
    <message>
        <source>Mail for {name} is brought to another server: {seen}</source>
        <translation>{name} 的邮件会送往另一台服务器：{seen}</translation>
    </message>
    <message>
        <source>The MX record with the lowest number gets the mail</source>
        <translation>邮件会送往数字最小的 MX 记录</translation>
    </message>
    <message>
        <source>At the DNS provider of the domain, change the {type} record of {name} to {wanted}</source>
        <translation>请在域名的 DNS 服务商处将 {name} 的 {type} 记录改为 {wanted}</translation>
    </message>
    <message>
        <source>Mail for {name} is shared with {seen}</source>
        <translation>{name} 的邮件有一部分会送往 {seen}</translation>
    </message>
    <message>
        <source>Hosts of the same number get an equal part of the mail</source>
        <translation>数字相同的主机会平分邮件</translation>
    </message>
    <message>
        <source>Remove the other MX record, or give it a higher number</source>
        <translation>请删除另一条 MX 记录，或将其数字改大</translation>
    </message>
    <message>
        <source>{name} has two SPF records</source>
        <translation>{name} 有两条 SPF 记录</translation>
    </message>
    <message>
        <source>With two, receivers accept neither (RFC 7208)</source>
        <translation>有两条时，收件方都不采纳（RFC 7208）</translation>
    </message>
    <message>
        <source>Merge them to one: {wanted}, with what the others allowed put before -all</source>
        <translation>请合并为一条：{wanted}，并将其他记录允许的内容放在 -all 之前</translation>
    </message>
    <message>
        <source>The SPF record of {name} does not allow this server</source>
        <translation>{name} 的 SPF 记录不允许此服务器发信</translation>
    </message>
    <message>
        <source>Receivers then take our mail for forged</source>
        <translation>收件方会因此将邮件视为伪造</translation>
    </message>
    <message>
        <source>Put mx into the record, before its last word</source>
        <translation>请在记录的最后一项之前加入 mx</translation>
    </message>
    <message>
        <source>The DKIM key at {name} is cut off</source>
        <translation>{name} 的 DKIM 密钥不完整</translation>
    </message>
    <message>
        <source>Some web forms cut texts over 255 characters; no signature can be verified then</source>
        <translation>有些网页表单会截断超过 255 个字符的文本，导致签名无法验证</translation>
    </message>
    <message>
        <source>Enter it again in two quoted parts, or without quotes where the form splits by itself</source>
        <translation>请分成两段带引号的文本重新填写；如果表单会自动拆分，则不加引号</translation>
    </message>
    <message>
        <source>There are two keys at {name}</source>
        <translation>{name} 有两个密钥</translation>
    </message>
    <message>
        <source>Receivers may take either, and verify with the wrong one</source>
        <translation>收件方可能任取其一，用错误的密钥验证</translation>
    </message>
    <message>
        <source>Remove the one that is not ours</source>
        <translation>请删除不属于此服务器的那一个</translation>
    </message>
    <message>
        <source>Another key is at {name}</source>
        <translation>{name} 处是另一个密钥</translation>
    </message>
    <message>
        <source>Our signatures cannot be verified with it</source>
        <translation>此服务器的签名无法用它验证</translation>
    </message>
    <message>
        <source>{name} has two DMARC records</source>
        <translation>{name} 有两条 DMARC 记录</translation>
    </message>
    <message>
        <source>With two, receivers act as if there were none (RFC 7489)</source>
        <translation>有两条时，收件方视同没有记录（RFC 7489）</translation>
    </message>
    <message>
        <source>Keep one of them</source>
        <translation>请只保留一条</translation>
    </message>
    <message>
        <source>The DMARC record of {name} has no valid policy</source>
        <translation>{name} 的 DMARC 记录没有有效的策略</translation>
    </message>
    <message>
        <source>Receivers ignore it</source>
        <translation>收件方会忽略它</translation>
    </message>
    <message>
        <source>{name} has no {type} record</source>
        <translation>{name} 没有 {type} 记录</translation>
    </message>
    <message>
        <source>At the DNS provider of the domain, make a {type} record for {name} with the value {wanted}</source>
        <translation>请在域名的 DNS 服务商处为 {name} 添加 {type} 记录，值为 {wanted}</translation>
    </message>
    <message>
        <source>Nobody could be asked for {name}</source>
        <translation>无法查询 {name}</translation>
    </message>
    <message>
        <source>The name servers did not answer</source>
        <translation>域名服务器没有应答</translation>
    </message>
    <message>
        <source>Check the name servers of the domain, or look again later</source>
        <translation>请检查该域名的域名服务器，或稍后重新检查</translation>
    </message>
    <message>
        <source>{type} of {name} is as it should be</source>
        <translation>{name} 的 {type} 记录正确</translation>
    </message>
    <message>
        <source>{type} of {name} is not as it should be</source>
        <translation>{name} 的 {type} 记录不正确</translation>
    </message>
    <message>
        <source>The server has {memory} of memory</source>
        <translation>服务器内存为 {memory}</translation>
    </message>
    <message>
        <source>Package installation and mail storage need about 1 GB; with less, programs are ended at random moments</source>
        <translation>安装软件包和存储邮件需要约 1 GB 内存；不足时，程序会随时被系统终止</translation>
    </message>
    <message>
        <source>Choose a plan with at least 1 GB at the hoster, or add swap space</source>
        <translation>请在主机商处选择内存不少于 1 GB 的套餐，或增加交换空间</translation>
    </message>
    <message>
        <source>Only {free} are free on the disk</source>
        <translation>磁盘可用空间只有 {free}</translation>
    </message>
    <message>
        <source>Mail that cannot be stored is refused until there is room again</source>
        <translation>无法存储的邮件会被拒收，直到有可用空间</translation>
    </message>
    <message>
        <source>Remove what is not needed, or choose a larger disk at the hoster</source>
        <translation>请删除不需要的内容，或在主机商处选择更大的磁盘</translation>
    </message>
    <message>
        <source>The clock is not kept by a time service</source>
        <translation>时钟未由时间服务校准</translation>
    </message>
    <message>
        <source>Certificates and signatures are valid for a span of time; a wrong clock breaks both</source>
        <translation>证书和签名都有有效期，时钟不准会使两者失效</translation>
    </message>
    <message>
        <source>Install and start systemd-timesyncd or chrony</source>
        <translation>请安装并启动 systemd-timesyncd 或 chrony</translation>
    </message>
    <message>
        <source>Another mail server is running: {process}</source>
        <translation>另一个邮件服务器正在运行：{process}</translation>
    </message>
    <message>
        <source>Only one program can receive mail on port 25</source>
        <translation>只能有一个程序在端口 25 接收邮件</translation>
    </message>
    <message>
        <source>Stop and disable it; its files stay</source>
        <translation>请将其停止并禁用，其文件会保留</translation>
    </message>
    <message>
        <source>Another mail server is running: port 25 is taken</source>
        <translation>另一个邮件服务器正在运行：端口 25 已被占用</translation>
    </message>
    <message>
        <source>Port 80 is taken by {process}</source>
        <translation>端口 80 被 {process} 占用</translation>
    </message>
    <message>
        <source>The certificate authority comes to port 80 to see that the name is ours</source>
        <translation>证书颁发机构通过端口 80 确认该名称归您所有</translation>
    </message>
    <message>
        <source>Stop that program while the certificate is issued, or for good</source>
        <translation>请在签发证书期间停止该程序，或将其永久停用</translation>
    </message>
    <message>
        <source>Port 80 is taken by a program</source>
        <translation>端口 80 已被某个程序占用</translation>
    </message>
    <message>
        <source>Ports for mail programs are taken</source>
        <translation>邮件客户端所用的端口已被占用</translation>
    </message>
    <message>
        <source>Mail programs send through ports 465 and 587</source>
        <translation>邮件客户端通过端口 465 和 587 发信</translation>
    </message>
    <message>
        <source>Stop the programs that listen there</source>
        <translation>请停止占用这些端口的程序</translation>
    </message>
    <message>
        <source>The server has no public address of its own</source>
        <translation>服务器没有自己的公网地址</translation>
    </message>
    <message>
        <source>Mail is brought to a public address; behind a translating router it arrives only when port 25 is forwarded</source>
        <translation>邮件会送往公网地址；若位于地址转换之后，只有转发端口 25 才能收信</translation>
    </message>
    <message>
        <source>Ask the hoster for a public IPv4 address</source>
        <translation>请向主机商申请公网 IPv4 地址</translation>
    </message>
    <message>
        <source>{address} has no reverse name yet</source>
        <translation>{address} 尚无反向解析</translation>
    </message>
    <message>
        <source>Receivers look up the name of the sending address and refuse mail when it does not lead to the server</source>
        <translation>收件方会查询发件地址的名称，如果该名称不指向此服务器就会拒收</translation>
    </message>
    <message>
        <source>The reverse name is set in a later step, in the hoster&apos;s panel</source>
        <translation>反向解析将在后面的步骤中于主机商面板设置</translation>
    </message>
    <message>
        <source>{address} has the hoster&apos;s own reverse name, {name}</source>
        <translation>{address} 的反向解析仍是主机商的默认名称 {name}</translation>
    </message>
    <message>
        <source>The reverse name of {address}, {name}, does not lead back</source>
        <translation>{address} 的反向解析 {name} 不指回该地址</translation>
    </message>
    <message>
        <source>The reverse name of {address} is {name}</source>
        <translation>{address} 的反向解析为 {name}</translation>
    </message>
    <message>
        <source>Port 25 is open outward</source>
        <translation>出站端口 25 已开放</translation>
    </message>
    <message>
        <source>Mail to other servers goes out through port 25; many hosters keep it closed until the customer asks</source>
        <translation>发往其他服务器的邮件经由端口 25；许多主机商默认关闭该端口，需客户申请才开放</translation>
    </message>
    <message>
        <source>Port 25 is blocked outward</source>
        <translation>出站端口 25 被封锁</translation>
    </message>
    <message>
        <source>Ask the hoster&apos;s support to open outgoing port 25; without that no mail can leave</source>
        <translation>请联系主机商客服开放出站端口 25，否则无法发出邮件</translation>
    </message>
    <message>
        <source>Cannot tell whether port 25 is open outward</source>
        <translation>无法判断出站端口 25 是否开放</translation>
    </message>
    <message>
        <source>None of the mail servers to try could be found; check the resolver</source>
        <translation>找不到任何可供测试的邮件服务器，请检查解析器</translation>
    </message>
    <message>
        <source>{address} is on no blocklist of {list}</source>
        <translation>{address} 未被 {list} 列入黑名单</translation>
    </message>
    <message>
        <source>Many receivers refuse mail from listed addresses</source>
        <translation>许多收件方会拒收来自黑名单地址的邮件</translation>
    </message>
    <message>
        <source>{address} is listed by {list}</source>
        <translation>{address} 已被 {list} 列入黑名单</translation>
    </message>
    <message>
        <source>Ask the hoster for another address, or have it removed at the list&apos;s web page</source>
        <translation>请向主机商更换地址，或在该黑名单的网页上申请移除</translation>
    </message>
    <message>
        <source>Cannot tell whether {address} is on a blocklist</source>
        <translation>无法判断 {address} 是否在黑名单中</translation>
    </message>
    <message>
        <source>The list does not answer this server&apos;s resolver</source>
        <translation>该黑名单没有应答此服务器的解析器</translation>
    </message>
    <message>
        <source>There is space for mail</source>
        <translation>邮件存储空间充足</translation>
    </message>
    <message>
        <source>There is no space for new mail</source>
        <translation>没有空间存储新邮件</translation>
    </message>
    <message>
        <source>New mail is answered 452 and comes again later, so nothing is lost yet.</source>
        <translation>新邮件会收到 452 回复，稍后会重新发来，因此尚无邮件丢失。</translation>
    </message>
    <message>
        <source>Free space on the disk, or lower limits.free-bytes in mailsteadd.toml.</source>
        <translation>请腾出磁盘空间，或调低 mailsteadd.toml 中的 limits.free-bytes。</translation>
    </message>
    <message>
        <source>The queue is moving</source>
        <translation>队列运转正常</translation>
    </message>
    <message>
        <source>Mail has been waiting for more than a day</source>
        <translation>有邮件等待超过一天</translation>
    </message>
    <message>
        <source>A receiving server does not answer or does not take it.</source>
        <translation>收件服务器没有应答，或不接收该邮件。</translation>
    </message>
    <message>
        <source>Look at the replies in the queue.</source>
        <translation>请查看队列中的回复。</translation>
    </message>
    <message>
        <source>The queue cannot be read</source>
        <translation>无法读取队列</translation>
    </message>
    <message>
        <source>Mail can neither be taken nor delivered.</source>
        <translation>既不能接收也不能投递邮件。</translation>
    </message>
    <message>
        <source>The certificate is valid</source>
        <translation>证书有效</translation>
    </message>
    <message>
        <source>Only a self-signed certificate is in use</source>
        <translation>仅使用自签名证书</translation>
    </message>
    <message>
        <source>Mail programs will warn; other servers encrypt without trust.</source>
        <translation>邮件客户端会发出警告；其他服务器虽会加密，但无法确认身份。</translation>
    </message>
    <message>
        <source>Request a certificate.</source>
        <translation>请申请证书。</translation>
    </message>
    <message>
        <source>The certificate ends soon</source>
        <translation>证书即将过期</translation>
    </message>
    <message>
        <source>Its renewal did not succeed so far.</source>
        <translation>到目前为止续期未成功。</translation>
    </message>
    <message>
        <source>Look at the last error of the certificate and renew it.</source>
        <translation>请查看证书最近的错误，然后续期。</translation>
    </message>
    <message>
        <source>The certificate has ended</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>Dovecot takes local mail</source>
        <translation>Dovecot 可接收本地邮件</translation>
    </message>
    <message>
        <source>Dovecot does not take local mail</source>
        <translation>Dovecot 不接收本地邮件</translation>
    </message>
    <message>
        <source>Mail for local mailboxes waits in the queue.</source>
        <translation>发往本地邮箱的邮件在队列中等待。</translation>
    </message>
    <message>
        <source>Look at it with: systemctl status dovecot; doveconf -n</source>
        <translation>请用此命令查看：systemctl status dovecot; doveconf -n</translation>
    </message>
    <message>
        <source>The resolver answers</source>
        <translation>解析器应答正常</translation>
    </message>
    <message>
        <source>The resolver does not answer</source>
        <translation>解析器没有应答</translation>
    </message>
    <message>
        <source>Without it no mail server of a recipient can be found.</source>
        <translation>没有它就无法找到收件人的邮件服务器。</translation>
    </message>
    <message>
        <source>Look at resolver.forward in mailsteadd.toml or /etc/resolv.conf.</source>
        <translation>请检查 mailsteadd.toml 中的 resolver.forward 或 /etc/resolv.conf。</translation>
    </message>
    <message>
        <source>There are mailboxes</source>
        <translation>已有邮箱</translation>
    </message>
    <message>
        <source>There is no mailbox yet</source>
        <translation>尚无邮箱</translation>
    </message>
    <message>
        <source>Every recipient is refused.</source>
        <translation>所有收件人都会被拒收。</translation>
    </message>
    <message>
        <source>Add a domain and a mailbox.</source>
        <translation>请添加域名和邮箱。</translation>
    </message>
    <message>
        <source>Other servers and mail programs find this server by it; the certificate authority as well.</source>
        <translation>其他服务器、邮件客户端以及证书颁发机构都通过它找到此服务器。</translation>
    </message>
    <message>
        <source>Receivers look up the name of the sending address and refuse mail when it does not lead back here. The owner of the address, the hoster, sets it.</source>
        <translation>收件方会查询发件地址的名称，如果该名称不指回此服务器就会拒收。该记录由地址的所有者（主机商）设置。</translation>
    </message>
    <message>
        <source>Mail for the domain is brought to this host.</source>
        <translation>该域名的邮件会送往此主机。</translation>
    </message>
    <message>
        <source>Says that this server, and no other, sends mail of the domain.</source>
        <translation>声明该域名的邮件只由此服务器发送。</translation>
    </message>
    <message>
        <source>The public key with which receivers verify our signatures.</source>
        <translation>收件方用来验证签名的公钥。</translation>
    </message>
    <message>
        <source>Says what receivers should do with mail that only pretends to come from the domain.</source>
        <translation>告知收件方如何处理冒充该域名的邮件。</translation>
    </message>
    <message>
        <source>{name} leads to a proxy of {network}, {seen}</source>
        <translation>{name} 指向 {network} 的代理 {seen}</translation>
    </message>
    <message>
        <source>Such proxies carry web pages only; mail that is brought there is lost on the way</source>
        <translation>这类代理只转发网页；送到那里的邮件会在途中丢失</translation>
    </message>
    <message>
        <source>At the DNS provider, switch the proxy (the orange cloud) of {name} off</source>
        <translation>请在 DNS 服务商处关闭 {name} 的代理（橙色云朵）</translation>
    </message>
    <message>
        <source>The MX record of {name} holds an address, {seen}</source>
        <translation>{name} 的 MX 记录填的是地址 {seen}</translation>
    </message>
    <message>
        <source>An MX record must name a host; other servers do not deliver to an address (RFC 5321)</source>
        <translation>MX 记录必须填主机名；其他服务器不会向地址投递（RFC 5321）</translation>
    </message>
    <message>
        <source>{name} says that it takes no mail</source>
        <translation>{name} 声明不接收邮件</translation>
    </message>
    <message>
        <source>A null MX record (RFC 7505) makes other servers bounce all mail at once</source>
        <translation>空 MX 记录（RFC 7505）会让其他服务器立即退回所有邮件</translation>
    </message>
    <message>
        <source>The SPF record of {name} is wrong: {seen}</source>
        <translation>{name} 的 SPF 记录有误：{seen}</translation>
    </message>
    <message>
        <source>Receivers treat a wrong record as if nobody were allowed, or refuse the mail</source>
        <translation>收件方遇到错误的记录会视为无人获准，或拒收邮件</translation>
    </message>
    <message>
        <source>Correct the record, or change it to {wanted}</source>
        <translation>请更正该记录，或改为 {wanted}</translation>
    </message>
    <message>
        <source>The SPF record of {name} needs {count} look-ups</source>
        <translation>{name} 的 SPF 记录需要 {count} 次查询</translation>
    </message>
    <message>
        <source>Receivers stop after ten and take the record for wrong (RFC 7208)</source>
        <translation>收件方查询十次后即停止，并视该记录为错误（RFC 7208）</translation>
    </message>
    <message>
        <source>Replace include, a and mx by ip4 and ip6, or take out services that send no more mail</source>
        <translation>请用 ip4 和 ip6 代替 include、a 和 mx，或删去不再发信的服务</translation>
    </message>
    <message>
        <source>Ten are allowed; a service that is included may need more one day without notice</source>
        <translation>最多允许十次；被包含的服务某天可能不经通知就需要更多次查询</translation>
    </message>
    <message>
        <source>Take out what is not needed</source>
        <translation>请删去不需要的部分</translation>
    </message>
    <message>
        <source>{count} names in the SPF record of {name} lead to nothing</source>
        <translation>{name} 的 SPF 记录中有 {count} 个名称查不到结果</translation>
    </message>
    <message>
        <source>Receivers stop after two such names and take the record for wrong (RFC 7208)</source>
        <translation>收件方遇到两个以上这样的名称就会停止，并视该记录为错误（RFC 7208）</translation>
    </message>
    <message>
        <source>Take the names that do not exist out of the record</source>
        <translation>请从记录中删去不存在的名称</translation>
    </message>
    <message>
        <source>The SPF record of {name} allows everybody</source>
        <translation>{name} 的 SPF 记录允许任何人发信</translation>
    </message>
    <message>
        <source>Anybody may then send in your name, and receivers trust the domain less</source>
        <translation>这样任何人都能以您的名义发信，收件方也会降低对该域名的信任</translation>
    </message>
    <message>
        <source>Let the record end in -all instead of +all</source>
        <translation>请让记录以 -all 而不是 +all 结尾</translation>
    </message>
    <message>
        <source>Cannot tell whether the SPF record of {name} allows this server</source>
        <translation>无法判断 {name} 的 SPF 记录是否允许此服务器</translation>
    </message>
    <message>
        <source>A name in the record could not be looked up: {seen}</source>
        <translation>记录中的某个名称无法查询：{seen}</translation>
    </message>
    <message>
        <source>Look again later; when it stays so, take that name out of the record</source>
        <translation>请稍后再查；若一直如此，请从记录中删去该名称</translation>
    </message>
    <message>
        <source>The key at {name} is revoked</source>
        <translation>{name} 处的密钥已被撤销</translation>
    </message>
    <message>
        <source>An empty key says that all signatures with it are void</source>
        <translation>空密钥表示用它做的签名一律无效</translation>
    </message>
    <message>
        <source>The RSA key at {name} has only {bits} bits</source>
        <translation>{name} 处的 RSA 密钥只有 {bits} 位</translation>
    </message>
    <message>
        <source>Receivers refuse keys under 1024 bits and will refuse those under 2048</source>
        <translation>收件方拒绝 1024 位以下的密钥，今后也会拒绝 2048 位以下的</translation>
    </message>
    <message>
        <source>Make a new key of 2048 bits</source>
        <translation>请生成新的 2048 位密钥</translation>
    </message>
    <message>
        <source>The key at {name} is marked as a test</source>
        <translation>{name} 处的密钥标记为测试用</translation>
    </message>
    <message>
        <source>Receivers then treat a message with a broken signature like an unsigned one</source>
        <translation>收件方会把签名无效的邮件当作未签名处理</translation>
    </message>
    <message>
        <source>Take t=y out of the record</source>
        <translation>请从记录中删去 t=y</translation>
    </message>
    <message>
        <source>The DMARC record of {name} only watches (p=none)</source>
        <translation>{name} 的 DMARC 记录只作观察（p=none）</translation>
    </message>
    <message>
        <source>Mail that pretends to come from the domain is still delivered</source>
        <translation>冒充该域名的邮件仍会被投递</translation>
    </message>
    <message>
        <source>When your own mail passes for some weeks, change the policy to p=quarantine</source>
        <translation>您自己的邮件连续几周通过验证后，请把策略改为 p=quarantine</translation>
    </message>
    <message>
        <source>DMARC reports to {seen} are not allowed there</source>
        <translation>{seen} 未同意接收 DMARC 报告</translation>
    </message>
    <message>
        <source>An address in another domain gets no reports until that domain agrees (RFC 7489)</source>
        <translation>其他域名下的地址，须经该域名同意才能收到报告（RFC 7489）</translation>
    </message>
    <message>
        <source>Let {report} hold a TXT record v=DMARC1, or use an address of the domain itself</source>
        <translation>请在 {report} 添加 TXT 记录 v=DMARC1，或改用本域名的地址</translation>
    </message>
    <message>
        <source>{name} has two MTA-STS records</source>
        <translation>{name} 有两条 MTA-STS 记录</translation>
    </message>
    <message>
        <source>With two, other servers act as if there were none (RFC 8461)</source>
        <translation>有两条时，其他服务器视同没有（RFC 8461）</translation>
    </message>
    <message>
        <source>The MTA-STS record of {name} is not valid</source>
        <translation>{name} 的 MTA-STS 记录无效</translation>
    </message>
    <message>
        <source>Other servers ignore it</source>
        <translation>其他服务器会忽略它</translation>
    </message>
    <message>
        <source>{name} leads elsewhere: {seen}</source>
        <translation>{name} 指向别处：{seen}</translation>
    </message>
    <message>
        <source>Other servers fetch the MTA-STS policy from there</source>
        <translation>其他服务器从那里获取 MTA-STS 策略</translation>
    </message>
    <message>
        <source>The MTA-STS policy of {name} can be fetched</source>
        <translation>可以获取 {name} 的 MTA-STS 策略</translation>
    </message>
    <message>
        <source>The MTA-STS policy of {name} cannot be fetched</source>
        <translation>无法获取 {name} 的 MTA-STS 策略</translation>
    </message>
    <message>
        <source>The record promises a policy; while it cannot be had, it protects nobody</source>
        <translation>记录声明有策略；但在策略无法获取期间，起不到保护作用</translation>
    </message>
    <message>
        <source>See that https://mta-sts.{name}/ leads here with a valid certificate, or remove the record of _mta-sts.{name}</source>
        <translation>请确保 https://mta-sts.{name}/ 指向此服务器且证书有效，或删除 _mta-sts.{name} 的记录</translation>
    </message>
    <message>
        <source>The MTA-STS policy of {name} does not allow this server: {seen}</source>
        <translation>{name} 的 MTA-STS 策略不允许此服务器：{seen}</translation>
    </message>
    <message>
        <source>Servers that keep to it will not deliver mail to the domain</source>
        <translation>遵守该策略的服务器不会向该域名投递邮件</translation>
    </message>
    <message>
        <source>Let the policy name {host} in a line mx</source>
        <translation>请在策略中加入一行 mx，写明 {host}</translation>
    </message>
    <message>
        <source>{name} has two TLS reporting records</source>
        <translation>{name} 有两条 TLS 报告记录</translation>
    </message>
    <message>
        <source>With two, other servers act as if there were none (RFC 8460)</source>
        <translation>有两条时，其他服务器视同没有（RFC 8460）</translation>
    </message>
    <message>
        <source>The TLS reporting record of {name} is not valid</source>
        <translation>{name} 的 TLS 报告记录无效</translation>
    </message>
    <message>
        <source>CAA records forbid our certificate authority at {name}</source>
        <translation>{name} 的 CAA 记录不允许我们的证书颁发机构</translation>
    </message>
    <message>
        <source>It asks for them before each certificate and refuses (RFC 8659)</source>
        <translation>颁发机构每次签发前都会查询，并因此拒绝（RFC 8659）</translation>
    </message>
    <message>
        <source>Add a CAA record for {name} with the value {wanted}</source>
        <translation>请为 {name} 添加 CAA 记录，值为 {wanted}</translation>
    </message>
    <message>
        <source>CAA records at {name} allow only another account: {seen}</source>
        <translation>{name} 的 CAA 记录只允许另一个账户：{seen}</translation>
    </message>
    <message>
        <source>The authority refuses certificates to our account (RFC 8657)</source>
        <translation>颁发机构会拒绝为我们的账户签发证书（RFC 8657）</translation>
    </message>
    <message>
        <source>Change the CAA record of {name} to {wanted}</source>
        <translation>请将 {name} 的 CAA 记录改为 {wanted}</translation>
    </message>
    <message>
        <source>The TLSA record at {name} does not fit the certificate in use</source>
        <translation>{name} 处的 TLSA 记录与正在使用的证书不符</translation>
    </message>
    <message>
        <source>Servers that keep to DANE do not deliver mail any more (RFC 7672)</source>
        <translation>遵守 DANE 的服务器将不再投递邮件（RFC 7672）</translation>
    </message>
    <message>
        <source>The TLSA record at {name} lies in an unsigned zone</source>
        <translation>{name} 处的 TLSA 记录位于未签名的区域</translation>
    </message>
    <message>
        <source>Without DNSSEC it says nothing</source>
        <translation>没有 DNSSEC 时它不起作用</translation>
    </message>
    <message>
        <source>Sign the zone, or remove the record</source>
        <translation>请为区域启用签名，或删除该记录</translation>
    </message>
    <message>
        <source>{name} leads mail programs elsewhere: {seen}</source>
        <translation>{name} 把邮件客户端指向别处：{seen}</translation>
    </message>
    <message>
        <source>They set up a mailbox by it</source>
        <translation>客户端据此设置邮箱</translation>
    </message>
    <message>
        <source>Mail programs ask there for their settings</source>
        <translation>邮件客户端会到那里查询设置</translation>
    </message>
    <message>
        <source>Lets our certificate authority, and no other, make certificates for this name.</source>
        <translation>只允许我们的证书颁发机构为此名称签发证书。</translation>
    </message>
    <message>
        <source>Other servers then deliver only over TLS with our key, which the signed zone vouches for (DANE).</source>
        <translation>其他服务器将只通过使用我们密钥的 TLS 投递，该密钥由已签名的区域担保（DANE）。</translation>
    </message>
    <message>
        <source>Thunderbird and others ask there for the settings of a mailbox.</source>
        <translation>Thunderbird 等客户端会到那里查询邮箱设置。</translation>
    </message>
    <message>
        <source>Outlook asks there for the settings of a mailbox.</source>
        <translation>Outlook 会到那里查询邮箱设置。</translation>
    </message>
    <message>
        <source>Tells other servers that there is a policy by which they deliver only over verified TLS.</source>
        <translation>告知其他服务器：有一项策略要求只通过经过验证的 TLS 投递。</translation>
    </message>
    <message>
        <source>Other servers fetch the MTA-STS policy from this name.</source>
        <translation>其他服务器从这个名称获取 MTA-STS 策略。</translation>
    </message>
    <message>
        <source>Other servers report by it when TLS to this server fails.</source>
        <translation>其他服务器在与此服务器的 TLS 失败时据此发送报告。</translation>
    </message>
    <message>
        <source>Mail programs find by it where to send mail (RFC 8314).</source>
        <translation>邮件客户端据此找到发信服务器（RFC 8314）。</translation>
    </message>
    <message>
        <source>Mail programs that know only STARTTLS find by it where to send mail.</source>
        <translation>只支持 STARTTLS 的邮件客户端据此找到发信服务器。</translation>
    </message>
    <message>
        <source>Mail programs find by it where to read mail (RFC 6186).</source>
        <translation>邮件客户端据此找到收信服务器（RFC 6186）。</translation>
    </message>
    <message>
        <source>Mail programs find by it where to fetch mail over POP3.</source>
        <translation>邮件客户端据此找到 POP3 收信服务器。</translation>
    </message>
    <message>
        <source>Bounces have no sender; receivers then look for the SPF record of the server&apos;s own name.</source>
        <translation>退信没有发件人；此时收件方会查询服务器自身名称的 SPF 记录。</translation>
    </message>
    <message>
        <source>All name servers of {zone} answer and agree</source>
        <translation>{zone} 的所有域名服务器均有应答且一致</translation>
    </message>
    <message>
        <source>No name server was found for {name}</source>
        <translation>找不到 {name} 的域名服务器</translation>
    </message>
    <message>
        <source>The domain is not registered, has expired, or its name servers were not set</source>
        <translation>该域名未注册、已过期，或未设置域名服务器</translation>
    </message>
    <message>
        <source>At the registrar, enter the name servers of the DNS provider</source>
        <translation>请在注册商处填写 DNS 服务商的域名服务器</translation>
    </message>
    <message>
        <source>{server} does not know the zone {zone}</source>
        <translation>{server} 不认识区域 {zone}</translation>
    </message>
    <message>
        <source>Whoever asks this server gets no answer or an old one, so mail fails now and then</source>
        <translation>向该服务器查询会得不到应答或得到旧的应答，因此邮件会时好时坏</translation>
    </message>
    <message>
        <source>Add the zone at that server&apos;s provider, or remove the server at the registrar</source>
        <translation>请在该服务器的服务商处添加此区域，或在注册商处移除该服务器</translation>
    </message>
    <message>
        <source>{server} does not answer for {zone}</source>
        <translation>{server} 未就 {zone} 作出应答</translation>
    </message>
    <message>
        <source>Look after that server, or remove it at the registrar and in the zone</source>
        <translation>请检查该服务器，或在注册商处和区域中移除它</translation>
    </message>
    <message>
        <source>{server} has an old copy of {zone}</source>
        <translation>{server} 上的 {zone} 是旧副本</translation>
    </message>
    <message>
        <source>Wait some minutes; when it stays so, see why that server does not fetch the zone</source>
        <translation>请等待几分钟；若一直如此，请检查该服务器为何没有更新区域</translation>
    </message>
    <message>
        <source>{zone} is signed, and the signatures are valid</source>
        <translation>{zone} 已签名，且签名有效</translation>
    </message>
    <message>
        <source>A signed zone protects your records against forgery and is needed for DANE</source>
        <translation>已签名的区域可防止记录被伪造，也是 DANE 的前提</translation>
    </message>
    <message>
        <source>{zone} is not signed</source>
        <translation>{zone} 未签名</translation>
    </message>
    <message>
        <source>Where the DNS provider offers DNSSEC, switch it on and enter the DS record at the registrar</source>
        <translation>如果 DNS 服务商支持 DNSSEC，请启用它，并在注册商处填写 DS 记录</translation>
    </message>
    <message>
        <source>The signatures of {zone} are not valid: {seen}</source>
        <translation>{zone} 的签名无效：{seen}</translation>
    </message>
    <message>
        <source>Receivers that validate cannot find the domain at all</source>
        <translation>会验证签名的收件方将完全找不到该域名</translation>
    </message>
    <message>
        <source>Let the DS record at the registrar fit the zone&apos;s keys, or remove it until the zone is signed anew</source>
        <translation>请使注册商处的 DS 记录与区域密钥一致，或先删除它，待区域重新签名后再添加</translation>
    </message>
    <message>
        <source>Cannot tell whether {zone} is validly signed</source>
        <translation>无法判断 {zone} 的签名是否有效</translation>
    </message>
    <message>
        <source>The resolver of this server does not validate, or got no answer</source>
        <translation>此服务器的解析器不验证签名，或没有得到应答</translation>
    </message>
    <message>
        <source>Set resolver.trust-anchor-file in mailsteadd.toml</source>
        <translation>请在 mailsteadd.toml 中设置 resolver.trust-anchor-file</translation>
    </message>
    <message>
        <source>TLS works on port {port}</source>
        <translation>端口 {port} 上的 TLS 正常</translation>
    </message>
    <message>
        <source>Nobody answers on port {port} of {address}</source>
        <translation>{address} 的端口 {port} 无人应答</translation>
    </message>
    <message>
        <source>Others cannot connect there</source>
        <translation>其他人无法连接该端口</translation>
    </message>
    <message>
        <source>Start the service, and open the port in the firewall</source>
        <translation>请启动该服务，并在防火墙中放行该端口</translation>
    </message>
    <message>
        <source>Port {port} does not offer STARTTLS</source>
        <translation>端口 {port} 不支持 STARTTLS</translation>
    </message>
    <message>
        <source>Mail comes in without encryption, or not at all</source>
        <translation>邮件将以明文送达，或根本无法送达</translation>
    </message>
    <message>
        <source>See whether another program or a firewall stands in between</source>
        <translation>请检查中间是否有其他程序或防火墙</translation>
    </message>
    <message>
        <source>The TLS handshake on port {port} fails: {seen}</source>
        <translation>端口 {port} 的 TLS 握手失败：{seen}</translation>
    </message>
    <message>
        <source>Mail programs refuse to connect, and servers that insist on TLS do not deliver</source>
        <translation>邮件客户端会拒绝连接，坚持使用 TLS 的服务器也不会投递</translation>
    </message>
    <message>
        <source>Look at the log of the service on that port</source>
        <translation>请查看该端口上服务的日志</translation>
    </message>
    <message>
        <source>The certificate on port {port} is for {seen}</source>
        <translation>端口 {port} 上的证书属于 {seen}</translation>
    </message>
    <message>
        <source>Request a certificate for {name}</source>
        <translation>请为 {name} 申请证书</translation>
    </message>
    <message>
        <source>The certificate on port {port} is not trusted: {seen}</source>
        <translation>端口 {port} 上的证书不受信任：{seen}</translation>
    </message>
    <message>
        <source>Install the full chain, with the intermediate certificates</source>
        <translation>请安装包含中间证书的完整证书链</translation>
    </message>
    <message>
        <source>The certificate on port {port} is self-signed</source>
        <translation>端口 {port} 上的证书是自签名的</translation>
    </message>
    <message>
        <source>Mail programs will warn; other servers encrypt without trust</source>
        <translation>邮件客户端会发出警告；其他服务器虽会加密，但无法确认身份</translation>
    </message>
    <message>
        <source>Request a certificate</source>
        <translation>请申请证书</translation>
    </message>
    <message>
        <source>The certificate on port {port} ended on {seen}</source>
        <translation>端口 {port} 上的证书已于 {seen} 过期</translation>
    </message>
    <message>
        <source>Renew it, and see that the service reads the new one</source>
        <translation>请续期，并确保该服务读取新证书</translation>
    </message>
    <message>
        <source>The certificate on port {port} ends on {seen}</source>
        <translation>端口 {port} 上的证书将于 {seen} 过期</translation>
    </message>
    <message>
        <source>Its renewal did not succeed so far</source>
        <translation>到目前为止续期未成功</translation>
    </message>
    <message>
        <source>Look at the last error of the certificate and renew it</source>
        <translation>请查看证书最近的错误，然后续期</translation>
    </message>
    <message>
        <source>The certificate on port {port} is not the one in use</source>
        <translation>端口 {port} 上的证书不是正在使用的那一张</translation>
    </message>
    <message>
        <source>The service on that port has not read the new certificate</source>
        <translation>该端口上的服务尚未读取新证书</translation>
    </message>
    <message>
        <source>Reload the service on that port</source>
        <translation>请重新加载该端口上的服务</translation>
    </message>
    <message>
        <source>Cannot tell whether TLS works on port {port}</source>
        <translation>无法判断端口 {port} 上的 TLS 是否正常</translation>
    </message>
    <message>
        <source>The connection was not answered in time</source>
        <translation>连接未及时得到应答</translation>
    </message>
    <message>
        <source>Look again later</source>
        <translation>请稍后再查</translation>
    </message>
    <message>
        <source>Another mail server answers on port 25: {seen}</source>
        <translation>端口 25 上应答的是另一个邮件服务器：{seen}</translation>
    </message>
    <message>
        <source>{address} is not listed by {list}</source>
        <translation>{address} 未被 {list} 列入</translation>
    </message>
    <message>
        <source>Many receivers refuse mail from what is listed</source>
        <translation>许多收件方会拒收来自名单内的邮件</translation>
    </message>
    <message>
        <source>Have it removed at the list&apos;s web page, or ask the hoster for another address</source>
        <translation>请在该名单的网页上申请移除，或向主机商更换地址</translation>
    </message>
    <message>
        <source>Cannot tell whether {list} lists {address}</source>
        <translation>无法判断 {list} 是否列入了 {address}</translation>
    </message>
    <message>
        <source>Use a resolver of your own (resolver.forward in mailsteadd.toml)</source>
        <translation>请使用自己的解析器（mailsteadd.toml 中的 resolver.forward）</translation>
    </message>
    <message>
        <source>{name} is not listed by {list}</source>
        <translation>{name} 未被 {list} 列入</translation>
    </message>
    <message>
        <source>{name} is listed by {list}</source>
        <translation>{name} 已被 {list} 列入</translation>
    </message>
    <message>
        <source>Find out why at the list&apos;s web page, and have it removed there</source>
        <translation>请在该名单的网页上查明原因，并申请移除</translation>
    </message>
    <message>
        <source>Cannot tell whether {list} lists {name}</source>
        <translation>无法判断 {list} 是否列入了 {name}</translation>
    </message>
    <message>
        <source>{name} is registered since {seen}</source>
        <translation>{name} 注册于 {seen}</translation>
    </message>
    <message>
        <source>{name} was registered only {days} days ago</source>
        <translation>{name} 注册仅 {days} 天</translation>
    </message>
    <message>
        <source>Receivers distrust mail from domains that were registered days ago</source>
        <translation>收件方不信任刚注册几天的域名发来的邮件</translation>
    </message>
    <message>
        <source>Send little in the first weeks, and only to those who expect it</source>
        <translation>最初几周请少量发信，且只发给期待收到的人</translation>
    </message>
    <message>
        <source>Cannot tell how old {name} is</source>
        <translation>无法判断 {name} 的注册时间</translation>
    </message>
    <message>
        <source>Its registry does not answer; look at the registrar&apos;s page</source>
        <translation>注册局没有应答；请查看注册商的页面</translation>
    </message>
    <message>
        <source>The clock of this server is right</source>
        <translation>此服务器的时钟准确</translation>
    </message>
    <message>
        <source>The clock of this server is off by {seconds} seconds</source>
        <translation>此服务器的时钟偏差 {seconds} 秒</translation>
    </message>
    <message>
        <source>Cannot tell whether the clock is right</source>
        <translation>无法判断时钟是否准确</translation>
    </message>
    <message>
        <source>No server whose time could be read has answered</source>
        <translation>没有可供读取时间的服务器应答</translation>
    </message>
    <message>
        <source>Port 25 of {seen} cannot be reached</source>
        <translation>无法连接 {seen} 的端口 25</translation>
    </message>
    <message>
        <source>Others can be; look whether that receiver blocks your address</source>
        <translation>其他收件方可以连接；请检查该收件方是否屏蔽了您的地址</translation>
    </message>
    <message>
        <source>Port 443 is taken by {process}</source>
        <translation>端口 443 被 {process} 占用</translation>
    </message>
    <message>
        <source>The settings for mail programs and the MTA-STS policy would be served there; everything else works without them</source>
        <translation>邮件程序的设置和 MTA-STS 策略本应通过该端口提供；没有它们，其余一切照常工作</translation>
    </message>
    <message>
        <source>Leave it as it is, or stop that program: the daemon takes the port as soon as it is free</source>
        <translation>可以保持现状，也可以停止该程序：端口一旦空闲，邮件服务就会使用它</translation>
    </message>
    <message>
        <source>Port 443 is taken by a program</source>
        <translation>端口 443 被某个程序占用</translation>
    </message>
    <message>
        <source>The MTA-STS record of {name} has the id of another policy</source>
        <translation>{name} 的 MTA-STS 记录带有另一份策略的 id</translation>
    </message>
    <message>
        <source>Other servers look at a changed policy only when the id changes, too</source>
        <translation>只有 id 也随之改变，其他服务器才会读取更改后的策略</translation>
    </message>
    <message>
        <source>The MTA-STS policy of {name} waits for the certificate</source>
        <translation>{name} 的 MTA-STS 策略正在等待证书</translation>
    </message>
    <message>
        <source>Other servers take the policy from mta-sts.{name}, with a certificate for that name alone</source>
        <translation>其他服务器从 mta-sts.{name} 获取策略，并且只接受含有该名称的证书</translation>
    </message>
    <message>
        <source>When mta-sts.{name} leads here, renew the certificate; it gets the name then</source>
        <translation>等 mta-sts.{name} 指向本服务器后续期证书，证书届时会包含该名称</translation>
    </message>
</context>
<context>
    <name>mailstead::hosters::PtrModel</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Reverse name</source>
        <translation>反向域名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Hoster</source>
        <translation>服务商</translation>
    </message>
</context>
<context>
    <name>mailstead::hosters::Text</name>
    <message>
        <source>First make the %1 record of %2 lead to %3: most hosters refuse a reverse name that does not lead back</source>
        <translation>先让 %2 的 %1 记录指向 %3：多数服务商不接受不能指回来的反向域名</translation>
    </message>
    <message>
        <source>Sign in to the panel of %1: %2</source>
        <translation>登录 %1 的面板：%2</translation>
    </message>
    <message>
        <source>Open a support ticket with the hoster that rents you this server</source>
        <translation>向租给您这台服务器的服务商提交工单</translation>
    </message>
    <message>
        <source>Open a support ticket: %1</source>
        <translation>提交工单：%1</translation>
    </message>
    <message>
        <source>See that the address is an Elastic IP: others cannot have a name of yours and change with the next stop</source>
        <translation>确认这个地址是弹性 IP：其他地址不能设置您的名称，停机后还会变</translation>
    </message>
    <message>
        <source>Prove once in Google Search Console that the domain of %1 is yours</source>
        <translation>在 Google Search Console 中验证一次 %1 的域名属于您</translation>
    </message>
    <message>
        <source>Choose there: %1</source>
        <translation>在面板中依次选择：%1</translation>
    </message>
    <message>
        <source>Enter %1 as the name of %2 and save</source>
        <translation>将 %2 的名称填写为 %1 并保存</translation>
    </message>
    <message>
        <source>Click the server, then its name at the top, and rename it to %1: its reverse name follows</source>
        <translation>点击服务器，再点击顶部的名称，将它改名为 %1：反向域名会随之改变</translation>
    </message>
    <message>
        <source>Fill in the form for reverse DNS with the address %2 and the name %1</source>
        <translation>在反向解析申请表中填写地址 %2 和名称 %1</translation>
    </message>
    <message>
        <source>Run there, with the names of your own group and address: %1</source>
        <translation>在那里运行（换成您自己的资源组和地址名称）：%1</translation>
    </message>
    <message>
        <source>Send the text below</source>
        <translation>发送下面的文字</translation>
    </message>
    <message>
        <source>%1 does not let its customers set a reverse name; send mail through a relay, or move to another hoster</source>
        <translation>%1 不允许客户设置反向域名；请通过中继发信，或换一家服务商</translation>
    </message>
    <message>
        <source>Wait some minutes, in rare cases a day, and look again</source>
        <translation>等几分钟（少数情况下一天），然后再看一次</translation>
    </message>
    <message>
        <source>%1 has the name %2, which leads back to it.</source>
        <translation>%1 的名称是 %2，并且指回该地址。</translation>
    </message>
    <message>
        <source>%1 has the name %2, which leads back to it. Receivers accept that; %3 would be better.</source>
        <translation>%1 的名称是 %2，并且指回该地址。收件方会接受；用 %3 更好。</translation>
    </message>
    <message>
        <source>%1 still has the hoster&apos;s own name, %2. Many receivers refuse mail from such names.</source>
        <translation>%1 仍然是服务商默认的名称 %2。许多收件方拒收来自这类名称的邮件。</translation>
    </message>
    <message>
        <source>%1 has the name %2, but that name does not lead back to it yet.</source>
        <translation>%1 的名称是 %2，但这个名称还没有指回该地址。</translation>
    </message>
    <message>
        <source>%1 has the name %2, which does not lead back to it. Receivers refuse mail from it.</source>
        <translation>%1 的名称是 %2，它没有指回该地址。收件方会拒收来自它的邮件。</translation>
    </message>
    <message>
        <source>%1 has no reverse name. Receivers refuse mail from it.</source>
        <translation>%1 没有反向域名。收件方会拒收来自它的邮件。</translation>
    </message>
    <message>
        <source>Cannot tell which name %1 has: no name server answered.</source>
        <translation>无法判断 %1 的名称：没有域名服务器应答。</translation>
    </message>
    <message>
        <source>It is not known whose address this is.</source>
        <translation>不知道这个地址属于哪家服务商。</translation>
    </message>
    <message>
        <source>%1, as you said</source>
        <translation>%1（您指定的）</translation>
    </message>
    <message>
        <source>%1, for certain</source>
        <translation>%1（确定）</translation>
    </message>
    <message>
        <source>%1, most likely</source>
        <translation>%1（很可能）</translation>
    </message>
    <message>
        <source>%1, perhaps: resellers use its network, too</source>
        <translation>可能是 %1：也有转售商使用它的网络</translation>
    </message>
    <message>
        <source>The cloud&apos;s metadata service answers: %1</source>
        <translation>云平台的元数据服务应答：%1</translation>
    </message>
    <message>
        <source>The machine names its maker: %1</source>
        <translation>机器写明的厂商：%1</translation>
    </message>
    <message>
        <source>The address has a name of the hoster: %1</source>
        <translation>地址带有服务商的名称：%1</translation>
    </message>
    <message>
        <source>The network belongs to: %1</source>
        <translation>网络属于：%1</translation>
    </message>
    <message>
        <source>The network is announced by: %1</source>
        <translation>网络由以下系统宣告：%1</translation>
    </message>
    <message>
        <source>%1 opens outgoing port 25 only on request; ask for it at the same time.</source>
        <translation>%1 只在申请后才开放出站 25 端口；请一并申请。</translation>
    </message>
    <message>
        <source>%1 keeps outgoing port 25 closed until you open it in the panel.</source>
        <translation>%1 默认关闭出站 25 端口，需要您在面板中打开。</translation>
    </message>
    <message>
        <source>%1 keeps outgoing port 25 closed for nearly everybody; mail can leave through a relay only.</source>
        <translation>%1 对几乎所有客户关闭出站 25 端口；邮件只能通过中继发出。</translation>
    </message>
</context>
<context>
    <name>mailstead::main::ConnectDialog</name>
    <message>
        <source>Say which server: its address or its name</source>
        <translation>请填写服务器：地址或名称</translation>
    </message>
    <message>
        <source>This is no address: only a name or an IP address stands here</source>
        <translation>这不是地址：此处只填主机名或 IP 地址</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; SSH is normally on 22</source>
        <translation>端口为 1 至 65535 的数字；SSH 通常为 22</translation>
    </message>
    <message>
        <source>Say which user signs in; on a fresh server it is root</source>
        <translation>请填写登录用户；新服务器上是 root</translation>
    </message>
    <message>
        <source>Choose the file with your private key</source>
        <translation>请选择私钥文件</translation>
    </message>
    <message>
        <source>This file cannot be read: %1</source>
        <translation>无法读取此文件：%1</translation>
    </message>
    <message>
        <source>The server asks for the password</source>
        <translation>服务器要求输入密码</translation>
    </message>
    <message>
        <source>Asking %1 for its key</source>
        <translation>正在向 %1 获取密钥</translation>
    </message>
    <message>
        <source>Signing in as %1</source>
        <translation>正在以 %1 登录</translation>
    </message>
    <message>
        <source>Answers in %1 ms, shows its key</source>
        <translation>%1 毫秒应答，已出示密钥</translation>
    </message>
    <message>
        <source>Stopped: the key has changed</source>
        <translation>已停止：密钥已变更</translation>
    </message>
    <message>
        <source>The key is trusted, the sign-in was not accepted</source>
        <translation>密钥可信，但登录未被接受</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Signed in, answers in %1 ms</source>
        <translation>已登录，%1 毫秒应答</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>再次测试</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Open known hosts</source>
        <translation>打开已知主机</translation>
    </message>
    <message>
        <source>Connect once</source>
        <translation>仅本次连接</translation>
    </message>
    <message>
        <source>Trust and connect</source>
        <translation>信任并连接</translation>
    </message>
    <message>
        <source>Stay away</source>
        <translation>不要连接</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Choose the private key</source>
        <translation>选择私钥</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>添加服务器</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>登录 %1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>IP address or name</source>
        <translation>IP 地址或主机名</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Name, optional</source>
        <translation>名称（可选）</translation>
    </message>
    <message>
        <source>its own name, once it is known</source>
        <translation>得知后使用它自己的名称</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Group, optional</source>
        <translation>分组（可选）</translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Show or hide the password</source>
        <translation>显示或隐藏密码</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Passphrase of the key, if it has one</source>
        <translation>密钥口令（如有）</translation>
    </message>
    <message>
        <source>The keys of the SSH agent that runs on this computer are offered, one after another.</source>
        <translation>将依次使用本机 SSH 代理中的密钥。</translation>
    </message>
    <message>
        <source>Save without connecting</source>
        <translation>仅保存，不连接</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Shows its key</source>
        <translation>已出示密钥</translation>
    </message>
</context>
<context>
    <name>mailstead::main::HostKeyPane</name>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Picture of the key</source>
        <translation>密钥图案</translation>
    </message>
    <message>
        <source>Paste the fingerprint to compare</source>
        <translation>粘贴指纹以比对</translation>
    </message>
    <message>
        <source>First the server shows its key</source>
        <translation>服务器先出示密钥</translation>
    </message>
    <message>
        <source>You compare it with the one your hoster shows. Only then is your password or key used.</source>
        <translation>请与主机商显示的密钥比对，之后才会使用您的密码或密钥。</translation>
    </message>
    <message>
        <source>The password stays in memory while Mailstead runs. It is never written to a file or a log.</source>
        <translation>密码仅在邮驿运行期间保存在内存中，不会写入文件或日志。</translation>
    </message>
    <message>
        <source>Is this your server?</source>
        <translation>这是您的服务器吗？</translation>
    </message>
    <message>
        <source>You have not met this key before. Compare it with the one your hoster shows in its panel or console.</source>
        <translation>首次遇到此密钥。请与主机商面板或控制台显示的密钥比对。</translation>
    </message>
    <message>
        <source>It is remembered. If it ever changes, Mailstead stops and shows both.</source>
        <translation>密钥会被记住。一旦变更，邮驿会停止并同时显示两者。</translation>
    </message>
    <message>
        <source>The key of this server has changed. Not connected.</source>
        <translation>此服务器的密钥已变更，未连接。</translation>
    </message>
    <message>
        <source>Either it was reinstalled, or someone answers in its place. No password was sent.</source>
        <translation>可能是重装了系统，也可能有人冒充它应答。密码未发送。</translation>
    </message>
    <message>
        <source>If you reinstalled it yourself, remove the line of %1 from %2, then connect again and compare the new key.</source>
        <translation>如果是您自己重装的，请从 %2 中删除 %1 一行，然后重新连接并比对新密钥。</translation>
    </message>
    <message>
        <source>The key is trusted</source>
        <translation>密钥可信</translation>
    </message>
    <message>
        <source>The server showed the key that you trust.</source>
        <translation>服务器出示了您信任的密钥。</translation>
    </message>
    <message>
        <source>The same: this is your server</source>
        <translation>一致：这就是您的服务器</translation>
    </message>
    <message>
        <source>Not the same: do not connect before you know why</source>
        <translation>不一致：查明原因前请勿连接</translation>
    </message>
</context>
<context>
    <name>mailstead::main::MainWindow</name>
    <message>
        <source>SSH %1 ms</source>
        <translation>SSH %1 毫秒</translation>
    </message>
    <message>
        <source>SSH connected</source>
        <translation>SSH 已连接</translation>
    </message>
    <message>
        <source>Mailstead — %1</source>
        <translation>邮驿 Mailstead — %1</translation>
    </message>
    <message>
        <source>Mailstead</source>
        <translation>邮驿 Mailstead</translation>
    </message>
    <message>
        <source>Add your first server</source>
        <translation>添加第一台服务器</translation>
    </message>
    <message>
        <source>You need the address of a VPS and its root password. Mailstead looks first and changes nothing before you have seen what it would change.</source>
        <translation>需要 VPS 的地址和 root 密码。邮驿会先检查，在您看过将要改动的内容之前不做任何改动。</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>添加服务器</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Add a server…</source>
        <translation>添加服务器…</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Search or run…</source>
        <translation>搜索或执行…</translation>
    </message>
    <message>
        <source>Filter this page</source>
        <translation>筛选此页</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Stop the running work</source>
        <translation>停止进行中的任务</translation>
    </message>
    <message>
        <source>Next server</source>
        <translation>下一台服务器</translation>
    </message>
    <message>
        <source>Previous server</source>
        <translation>上一台服务器</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一窗格</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一窗格</translation>
    </message>
    <message>
        <source>Server list with names</source>
        <translation>显示服务器名称</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>About Mailstead</source>
        <translation>关于邮驿</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Type what you want to open or do</source>
        <translation>输入要打开或执行的内容</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Colours: %1</source>
        <translation>配色：%1</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>语言：%1</translation>
    </message>
    <message>
        <source>Mailstead %1</source>
        <translation>邮驿 Mailstead %1</translation>
    </message>
    <message>
        <source>Turns a server of your own into a mail server whose mail is accepted.

Free software under the Apache licence 2.0. Built on Qt %1, QCA, libssh and OpenSSL.</source>
        <translation>把您自己的服务器变成一台邮件能被接收的邮件服务器。

自由软件，采用 Apache 许可证 2.0。基于 Qt %1、QCA、libssh 和 OpenSSL。</translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>已添加 %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Change the sign-in</source>
        <translation>修改登录方式</translation>
    </message>
    <message>
        <source>Change address or sign-in…</source>
        <translation>修改地址或登录方式…</translation>
    </message>
    <message>
        <source>Forget this server</source>
        <translation>忘记此服务器</translation>
    </message>
    <message>
        <source>%1 is forgotten</source>
        <translation>已忘记 %1</translation>
    </message>
    <message>
        <source>Nothing was changed on the server.</source>
        <translation>服务器上未作任何改动。</translation>
    </message>
</context>
<context>
    <name>mailstead::main::ServerColumn</name>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>mailstead::main::ServerDelegate</name>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>mailstead::main::ServerPanel</name>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation>搜索或执行</translation>
    </message>
    <message>
        <source>Show the server list</source>
        <translation>显示服务器列表</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>添加服务器</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>mailstead::main::StatusBar</name>
    <message>
        <source>Nothing running</source>
        <translation>没有进行中的任务</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stops after the running command (%1)</source>
        <translation>执行完当前命令后停止（%1）</translation>
    </message>
</context>
<context>
    <name>mailstead::main::VitalsStrip</name>
    <message>
        <source>Vital signs</source>
        <translation>运行状况</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source> · load %1</source>
        <translation> · 负载 %1</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Disk %1</source>
        <translation>磁盘 %1</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>No reading since %1</source>
        <translation>%1 起无读数</translation>
    </message>
    <message numerus="yes">
        <source>Up %n day(s)</source>
        <translation>
            <numerusform>已运行 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up %n hour(s)</source>
        <translation>
            <numerusform>已运行 %n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up %n minute(s)</source>
        <translation>
            <numerusform>已运行 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
</context>
<context>
    <name>mailstead::names::DomainCheck</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>mailstead::names::PropagationModel</name>
    <message>
        <source>there</source>
        <translation>已到</translation>
    </message>
    <message>
        <source>old value</source>
        <translation>旧值</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有回答</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>%1, a name server of the zone</source>
        <translation>%1，该区域的名称服务器</translation>
    </message>
    <message>
        <source>%1, a public resolver</source>
        <translation>%1，公共解析器</translation>
    </message>
    <message>
        <source>This desktop cannot ask for records of type %1; the server does.</source>
        <translation>这台电脑无法查询类型为 %1 的记录，服务器可以。</translation>
    </message>
    <message>
        <source>This desktop</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>The resolver that this desktop uses: what its programs see</source>
        <translation>这台电脑使用的解析器：电脑上的程序看到的结果</translation>
    </message>
</context>
<context>
    <name>mailstead::names::Provider</name>
    <message>
        <source>A token with the permissions Zone / DNS / Edit and Zone / Zone / Read, for this zone alone under Zone Resources</source>
        <translation>一个令牌，权限为 Zone / DNS / Edit 和 Zone / Zone / Read，并在 Zone Resources 中只选这个区域</translation>
    </message>
    <message>
        <source>A DNSPod Token; it has all rights of the account, so prefer Tencent Cloud&apos;s keys of a sub-account</source>
        <translation>一个 DNSPod Token；它拥有账号的全部权限，建议改用腾讯云子账号的密钥</translation>
    </message>
    <message>
        <source>A sub-account with a policy that allows dnspod:DescribeDomainList, dnspod:DescribeRecordList, dnspod:CreateRecord, dnspod:ModifyRecord and dnspod:DeleteRecord (QcloudDNSPodFullAccess has them)</source>
        <translation>一个子账号，其策略允许 dnspod:DescribeDomainList、dnspod:DescribeRecordList、dnspod:CreateRecord、dnspod:ModifyRecord 和 dnspod:DeleteRecord（QcloudDNSPodFullAccess 已包含）</translation>
    </message>
    <message>
        <source>A RAM user with a policy that allows alidns:DescribeDomains, alidns:DescribeDomainRecords, alidns:AddDomainRecord, alidns:UpdateDomainRecord and alidns:DeleteDomainRecord (AliyunDNSFullAccess has them)</source>
        <translation>一个 RAM 用户，其策略允许 alidns:DescribeDomains、alidns:DescribeDomainRecords、alidns:AddDomainRecord、alidns:UpdateDomainRecord 和 alidns:DeleteDomainRecord（AliyunDNSFullAccess 已包含）</translation>
    </message>
    <message>
        <source>A production key; GoDaddy opens the interface only to accounts with ten domains or more, or a Domain Pro plan</source>
        <translation>一个 production 密钥；GoDaddy 只对拥有至少十个域名或 Domain Pro 套餐的账号开放接口</translation>
    </message>
    <message>
        <source>The rights GET /domain/zone, GET, POST, PUT and DELETE /domain/zone/&lt;zone&gt;/record*, and POST /domain/zone/&lt;zone&gt;/refresh</source>
        <translation>权限 GET /domain/zone，GET、POST、PUT 和 DELETE /domain/zone/&lt;zone&gt;/record*，以及 POST /domain/zone/&lt;zone&gt;/refresh</translation>
    </message>
    <message>
        <source>A token with Read &amp; Write of the project that holds the zone; keep zones in a project of their own, as a token is for all of it</source>
        <translation>区域所在项目的 Read &amp; Write 令牌；令牌对整个项目有效，请把区域放在单独的项目里</translation>
    </message>
    <message>
        <source>A token with the custom scopes domain:create, domain:read, domain:update and domain:delete</source>
        <translation>一个令牌，自定义范围为 domain:create、domain:read、domain:update 和 domain:delete</translation>
    </message>
    <message>
        <source>A user with a policy that allows route53:ListHostedZones, and for the zone&apos;s ARN route53:ListResourceRecordSets and route53:ChangeResourceRecordSets</source>
        <translation>一个用户，其策略允许 route53:ListHostedZones，并对该区域的 ARN 允许 route53:ListResourceRecordSets 和 route53:ChangeResourceRecordSets</translation>
    </message>
    <message>
        <source>A pair of keys, and API Access turned on in the domain&apos;s details</source>
        <translation>一对密钥，并在域名详情中打开 API Access</translation>
    </message>
    <message>
        <source>API Access turned on, with this server&apos;s IPv4 address under Whitelisted IPs; Namecheap opens it to accounts with 20 domains or $50</source>
        <translation>打开 API Access，并把本服务器的 IPv4 地址加入 Whitelisted IPs；Namecheap 只对拥有 20 个域名或 50 美元的账号开放</translation>
    </message>
    <message>
        <source>The key may update the zone (BIND: update-policy or allow-update; Knot: acl with action update) and, better, transfer it, too (allow-transfer; action transfer)</source>
        <translation>该密钥可以更新区域（BIND：update-policy 或 allow-update；Knot：带 action update 的 acl），最好还可以传送区域（allow-transfer；action transfer）</translation>
    </message>
    <message>
        <source>where the account is</source>
        <translation>账号所在的地区</translation>
    </message>
    <message>
        <source>the IPv4 address of this server</source>
        <translation>本服务器的 IPv4 地址</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>ns1.example.org or 192.0.2.53:53</source>
        <translation>ns1.example.org 或 192.0.2.53:53</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Name of the TSIG key</source>
        <translation>TSIG 密钥的名称</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>算法</translation>
    </message>
    <message>
        <source>hmac-sha256 when empty</source>
        <translation>留空则为 hmac-sha256</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Name server of your own (RFC 2136)</source>
        <translation>自己的名称服务器 (RFC 2136)</translation>
    </message>
</context>
<context>
    <name>mailstead::names::ProviderModel</name>
    <message>
        <source>Name: %1</source>
        <translation>名称：%1</translation>
    </message>
    <message>
        <source>Value: %1</source>
        <translation>值：%1</translation>
    </message>
    <message>
        <source>Priority: %1</source>
        <translation>优先级：%1</translation>
    </message>
    <message>
        <source>Weight: %1</source>
        <translation>权重：%1</translation>
    </message>
    <message>
        <source>Port: %1</source>
        <translation>端口：%1</translation>
    </message>
    <message>
        <source>Flags: %1</source>
        <translation>标志：%1</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>标签：%1</translation>
    </message>
</context>
<context>
    <name>mailstead::names::ServerPropagation</name>
    <message>
        <source>The daemon&apos;s answer cannot be understood</source>
        <translation>无法理解邮件服务的应答</translation>
    </message>
</context>
<context>
    <name>mailstead::names::Trouble</name>
    <message>
        <source>The DNS provider does not accept the credentials</source>
        <translation>DNS 服务商不接受这些凭据</translation>
    </message>
    <message>
        <source>Look whether they are complete, belong together and still exist at the provider, then enter them again.</source>
        <translation>请检查它们是否完整、是否配套、在服务商处是否还存在，然后重新输入。</translation>
    </message>
    <message>
        <source>These credentials may not do this at the DNS provider</source>
        <translation>这些凭据在 DNS 服务商处没有此项权限</translation>
    </message>
    <message>
        <source>Give them the rights that are named beside the form, for this zone.</source>
        <translation>请为这个区域授予表单旁列出的权限。</translation>
    </message>
    <message>
        <source>The DNS provider takes no more requests for now</source>
        <translation>DNS 服务商暂时不再接受请求</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>请几分钟后重试。</translation>
    </message>
    <message>
        <source>The DNS provider does not have this zone under these credentials</source>
        <translation>用这些凭据在 DNS 服务商处找不到这个区域</translation>
    </message>
    <message>
        <source>Look whether the domain is in this account, or enter credentials of another one.</source>
        <translation>请检查域名是否在这个账号中，或输入另一个账号的凭据。</translation>
    </message>
    <message>
        <source>The DNS provider refuses a record</source>
        <translation>DNS 服务商拒绝了一条记录</translation>
    </message>
    <message>
        <source>Untick that record and write the others, or make it by hand on the provider&apos;s page.</source>
        <translation>请取消勾选这条记录后写入其余记录，或在服务商的网页上手动添加。</translation>
    </message>
    <message>
        <source>Somebody changed the zone since it was looked at</source>
        <translation>区域在查看之后被别人改动了</translation>
    </message>
    <message>
        <source>Look at the changes again: what you see may be different now.</source>
        <translation>请重新查看改动：现在看到的可能已经不同。</translation>
    </message>
    <message>
        <source>The DNS provider gives no usable answer</source>
        <translation>DNS 服务商没有给出可用的回答</translation>
    </message>
    <message>
        <source>Try again later; the provider&apos;s status page may say more.</source>
        <translation>请稍后重试；服务商的状态页可能有更多信息。</translation>
    </message>
    <message>
        <source>Stopped, as you wanted</source>
        <translation>已按您的要求停止</translation>
    </message>
</context>
<context>
    <name>mailstead::names::ZoneChange</name>
    <message>
        <source>There is no such record yet.</source>
        <translation>还没有这条记录。</translation>
    </message>
    <message>
        <source>It is right as it is.</source>
        <translation>现状就是正确的。</translation>
    </message>
    <message>
        <source>Left as it is, as chosen.</source>
        <translation>按您的选择保持原样。</translation>
    </message>
    <message>
        <source>It leads to %1 now, which is not this server.</source>
        <translation>它现在指向 %1，不是这台服务器。</translation>
    </message>
    <message>
        <source>The domain&apos;s own name leads to %1, perhaps a web site there.</source>
        <translation>域名本身指向 %1，那里可能有网站。</translation>
    </message>
    <message>
        <source>The mail server&apos;s name also leads to %1, which is not this server.</source>
        <translation>邮件服务器的名称还指向 %1，那不是这台服务器。</translation>
    </message>
    <message>
        <source>A web proxy does not carry mail.</source>
        <translation>网页代理不传送邮件。</translation>
    </message>
    <message>
        <source>The domain says now that it takes no mail at all (a null MX).</source>
        <translation>该域名现在声明不接收任何邮件（空 MX）。</translation>
    </message>
    <message>
        <source>Mail of the domain goes to %1 now.</source>
        <translation>该域名的邮件现在送往 %1。</translation>
    </message>
    <message>
        <source>There are several SPF records, which count as none; they become one.</source>
        <translation>有多条 SPF 记录，等于没有；它们会合并为一条。</translation>
    </message>
    <message>
        <source>Who may send already stays allowed; this server is added. Still one SPF record, %1 of 10 look-ups.</source>
        <translation>已获准的发信方保持不变，只加入这台服务器。仍是一条 SPF 记录，用掉 10 次查询中的 %1 次。</translation>
    </message>
    <message>
        <source>There are several DMARC records, which count as none; they become one.</source>
        <translation>有多条 DMARC 记录，等于没有；它们会合并为一条。</translation>
    </message>
    <message>
        <source>The policy that is there stays; an address for reports is added.</source>
        <translation>现有策略保持不变，只加入接收报告的地址。</translation>
    </message>
    <message>
        <source>Put beside the other texts of this name, which stay.</source>
        <translation>添加到该名称的其他文本旁边，它们保持不变。</translation>
    </message>
    <message>
        <source>Another value is there now.</source>
        <translation>现在是另一个值。</translation>
    </message>
    <message>
        <source>The certificate authority is permitted already.</source>
        <translation>证书颁发机构已获准。</translation>
    </message>
    <message>
        <source>The authorities that are permitted stay so; the one of this server is added.</source>
        <translation>已获准的颁发机构保持不变，只加入这台服务器所用的机构。</translation>
    </message>
    <message>
        <source>The name has %1. An alias and other records cannot share a name.</source>
        <translation>该名称已有 %1。别名不能与其他记录共用一个名称。</translation>
    </message>
    <message>
        <source>The provider&apos;s interface cannot hold records of this type; the rest works without it.</source>
        <translation>服务商的接口不支持这种类型的记录；没有它其余部分也能工作。</translation>
    </message>
    <message>
        <source>Replace: the name leads to this server from now on</source>
        <translation>替换：该名称从此指向这台服务器</translation>
    </message>
    <message>
        <source>Remove: mail and programs find this server alone</source>
        <translation>删除：邮件和程序只会找到这台服务器</translation>
    </message>
    <message>
        <source>Keep: who takes that address does not reach this server</source>
        <translation>保留：使用那个地址的人到不了这台服务器</translation>
    </message>
    <message>
        <source>Replace: mail comes to this server from now on, and only here</source>
        <translation>替换：邮件从此只送到这台服务器</translation>
    </message>
    <message>
        <source>Beside: senders choose between the servers by preference</source>
        <translation>并列：发信方按优先级在服务器之间选择</translation>
    </message>
    <message>
        <source>Keep: mail goes on going there, this server gets none</source>
        <translation>保留：邮件继续送往那里，这台服务器收不到</translation>
    </message>
    <message>
        <source>Replace: what is there is removed</source>
        <translation>替换：现有的会被删除</translation>
    </message>
    <message>
        <source>Keep: it stays as it is</source>
        <translation>保留：保持原样</translation>
    </message>
    <message>
        <source>%1 Receivers give up after 10 look-ups: take out who no longer sends.</source>
        <translation>%1收信方查询 10 次后会放弃：请去掉不再发信的一方。</translation>
    </message>
    <message>
        <source>Keep: the web site stays, mail needs a name of its own</source>
        <translation>保留：网站不变，邮件服务器需要自己的名称</translation>
    </message>
</context>
<context>
    <name>mailstead::names::ZoneJournal</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>mailstead::names::ZonePlan</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>mailstead::outside::Text</name>
    <message>
        <source>mail from other servers</source>
        <translation>接收其他服务器的邮件</translation>
    </message>
    <message>
        <source>the certificate authority&apos;s visits</source>
        <translation>证书颁发机构的验证</translation>
    </message>
    <message>
        <source>settings for mail programs</source>
        <translation>邮件程序的自动设置</translation>
    </message>
    <message>
        <source>mail programs that send</source>
        <translation>邮件程序发信</translation>
    </message>
    <message>
        <source>mail programs that read</source>
        <translation>邮件程序收信</translation>
    </message>
    <message>
        <source>this server&apos;s services</source>
        <translation>这台服务器的服务</translation>
    </message>
    <message>
        <source>Port %1 is open, but nobody greeted</source>
        <translation>端口 %1 开放，但没有收到问候</translation>
    </message>
    <message>
        <source>Something may take the connection before it comes to the server: a filter of your own line, or one at the hoster</source>
        <translation>连接可能在到达服务器之前就被截住了：您自己线路上的过滤，或服务商处的过滤</translation>
    </message>
    <message>
        <source>Look from another network, such as a phone&apos;s</source>
        <translation>换一个网络再看，例如手机的网络</translation>
    </message>
    <message>
        <source>Another mail server than %1 answers on port %2</source>
        <translation>端口 %2 上应答的邮件服务器不是 %1</translation>
    </message>
    <message>
        <source>Some lines at home lead every connection to port 25 to a server of the provider, so that from here it cannot be told who answers others</source>
        <translation>有些家庭宽带会把所有到 25 端口的连接引到运营商自己的服务器，所以从这里看不出别人连接时由谁应答</translation>
    </message>
    <message>
        <source>Port %1 is open from here, for %2</source>
        <translation>从这里看，端口 %1 开放，用于%2</translation>
    </message>
    <message>
        <source>Nothing listens on port %1</source>
        <translation>没有程序监听端口 %1</translation>
    </message>
    <message>
        <source>The port is for %1</source>
        <translation>这个端口用于%1</translation>
    </message>
    <message>
        <source>See that the services run, and that mailsteadd.toml names the port</source>
        <translation>确认服务在运行，并且 mailsteadd.toml 中写了这个端口</translation>
    </message>
    <message>
        <source>Cannot tell whether port %1 is open: there is no way to the server from here</source>
        <translation>无法判断端口 %1 是否开放：从这里到不了服务器</translation>
    </message>
    <message>
        <source>See that this computer is online; for an IPv6 address it needs IPv6</source>
        <translation>确认这台电脑已联网；对于 IPv6 地址，它需要有 IPv6</translation>
    </message>
    <message>
        <source>Cannot tell whether port %1 is open: your own line may block it</source>
        <translation>无法判断端口 %1 是否开放：可能被您自己的线路封锁</translation>
    </message>
    <message>
        <source>Most providers of lines at home close port 25 against spam. The server&apos;s other ports answer, so its firewall is most likely right</source>
        <translation>大多数家庭宽带运营商为防垃圾邮件封锁 25 端口。服务器的其他端口有应答，所以它的防火墙多半没有问题</translation>
    </message>
    <message>
        <source>Look from another network, or send a message from another provider to the server</source>
        <translation>换一个网络再看，或从其他邮箱给这台服务器发一封邮件</translation>
    </message>
    <message>
        <source>Port %1 is closed from here; what the server says of it is not known</source>
        <translation>从这里看，端口 %1 关闭；服务器自己的情况未知</translation>
    </message>
    <message>
        <source>Look again when the mail daemon is connected</source>
        <translation>连接到邮件服务后再看一次</translation>
    </message>
    <message>
        <source>Port %1 is closed from outside, although the server listens on it</source>
        <translation>服务器监听端口 %1，但从外面看它是关闭的</translation>
    </message>
    <message>
        <source>A firewall stands between, and the port is for %1</source>
        <translation>中间有防火墙，而这个端口用于%1</translation>
    </message>
    <message>
        <source>Open the port in the firewall of the server and in the one of the hoster&apos;s panel (security group)</source>
        <translation>在服务器的防火墙和服务商面板的防火墙（安全组）中放行这个端口</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::AddressForm</name>
    <message>
        <source>Your mail address</source>
        <translation>您的邮箱地址</translation>
    </message>
    <message>
        <source>Your domain and a password are enough; the rest follows from them. Nothing is changed on the server before you have seen what will change.</source>
        <translation>只需填写域名和密码，其余会自动推出。在您看过将要改动的内容之前，不会改动服务器。</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>域名</translation>
    </message>
    <message>
        <source>What stands behind the @</source>
        <translation>@ 后面的部分</translation>
    </message>
    <message>
        <source>Name of the server</source>
        <translation>服务器名称</translation>
    </message>
    <message>
        <source>Other mail servers check it against the address</source>
        <translation>其他邮件服务器会核对它与地址是否一致</translation>
    </message>
    <message>
        <source>First mailbox</source>
        <translation>第一个邮箱</translation>
    </message>
    <message>
        <source>More can be added later</source>
        <translation>以后可以继续添加</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>邮箱密码</translation>
    </message>
    <message>
        <source>For your mail program, at least 10 long</source>
        <translation>用于邮件客户端，至少 10 个字符</translation>
    </message>
    <message>
        <source>E-mail for the certificate authority</source>
        <translation>提供给证书颁发机构的邮箱</translation>
    </message>
    <message>
        <source>Optional, for warnings before a certificate ends</source>
        <translation>可选，用于接收证书到期提醒</translation>
    </message>
    <message>
        <source>Send the proof to</source>
        <translation>验证邮件发往</translation>
    </message>
    <message>
        <source>An address of yours elsewhere. Empty: the proof is left out</source>
        <translation>您在其他服务商的地址。留空则跳过验证</translation>
    </message>
    <message>
        <source>ACME directory</source>
        <translation>ACME 目录</translation>
    </message>
    <message>
        <source>Extra roots for the directory</source>
        <translation>目录的附加根证书</translation>
    </message>
    <message>
        <source>A PEM file, only for a private authority</source>
        <translation>PEM 文件，仅用于私有颁发机构</translation>
    </message>
    <message>
        <source>Resolvers</source>
        <translation>解析器</translation>
    </message>
    <message>
        <source>IP addresses. Empty: those of the server</source>
        <translation>IP 地址。留空则使用服务器自己的解析器</translation>
    </message>
    <message>
        <source>DNSSEC trust anchor</source>
        <translation>DNSSEC 信任锚</translation>
    </message>
    <message>
        <source>Only for a name system of your own</source>
        <translation>仅用于自建的域名系统</translation>
    </message>
    <message>
        <source>Folder of the mailsteadd programs</source>
        <translation>mailsteadd 程序所在文件夹</translation>
    </message>
    <message>
        <source>Empty: those that came with Mailstead</source>
        <translation>留空则使用邮驿自带的程序</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>Make one</source>
        <translation>生成密码</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>I agree to the terms of Let&apos;s Encrypt</source>
        <translation>我同意 Let&apos;s Encrypt 的服务条款</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::ArrivalModel</name>
    <message>
        <source>there</source>
        <translation>已生效</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未生效</translation>
    </message>
    <message>
        <source>other value</source>
        <translation>值不同</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::ArrivalView</name>
    <message>
        <source>%1 of %2 answers agree</source>
        <translation>%1 / %2 个应答一致</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>生效进度</translation>
    </message>
    <message>
        <source>what each name server answers</source>
        <translation>每台域名服务器的应答</translation>
    </message>
    <message>
        <source>Answers of the name servers</source>
        <translation>域名服务器的应答</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::CertificateForm</name>
    <message>
        <source>Another one</source>
        <translation>其他机构</translation>
    </message>
    <message>
        <source>Needs a mail address only; no staging to try with.</source>
        <translation>只需要邮箱地址；没有可供试验的测试目录。</translation>
    </message>
    <message>
        <source>Copy key id and key from its web site; they are needed for the first request.</source>
        <translation>请从其网站复制密钥 ID 和密钥，首次申请时需要。</translation>
    </message>
    <message>
        <source>Free, and needs no account elsewhere.</source>
        <translation>免费，也不需要另外注册账户。</translation>
    </message>
    <message>
        <source>The fitting ways are being looked up.</source>
        <translation>正在查找合适的方式。</translation>
    </message>
    <message>
        <source>Request a new one</source>
        <translation>申请新证书</translation>
    </message>
    <message>
        <source>Request the certificate</source>
        <translation>申请证书</translation>
    </message>
    <message>
        <source>How it is requested</source>
        <translation>申请方式</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Separated by commas; *.example.org needs the DNS.</source>
        <translation>用逗号分隔；*.example.org 需使用 DNS 方式。</translation>
    </message>
    <message>
        <source>How the names are proved</source>
        <translation>如何证明名称</translation>
    </message>
    <message>
        <source>Web root on the server</source>
        <translation>服务器上的网站根目录</translation>
    </message>
    <message>
        <source>Such as /var/www/html; the daemon must be able to write there.</source>
        <translation>例如 /var/www/html；邮件服务必须能写入该目录。</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>证书颁发机构</translation>
    </message>
    <message>
        <source>Its ACME directory</source>
        <translation>其 ACME 目录</translation>
    </message>
    <message>
        <source>Key id of the account (EAB)</source>
        <translation>账户的密钥 ID（EAB）</translation>
    </message>
    <message>
        <source>Key of the account (HMAC)</source>
        <translation>账户的密钥（HMAC）</translation>
    </message>
    <message>
        <source>Used once, kept nowhere.</source>
        <translation>只使用一次，不会保存。</translation>
    </message>
    <message>
        <source>Mail address for the authority</source>
        <translation>给颁发机构的邮箱地址</translation>
    </message>
    <message>
        <source>Kind of key</source>
        <translation>密钥类型</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Try with the staging directory first</source>
        <translation>先用测试目录试验</translation>
    </message>
    <message>
        <source>A whole order at the authority&apos;s test system goes first, so that a mistake counts against no limit.</source>
        <translation>先在颁发机构的测试系统上走完整个流程，这样出错也不会占用任何限额。</translation>
    </message>
    <message>
        <source>I agree to the authority&apos;s terms</source>
        <translation>我同意颁发机构的条款</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::CertificatePage</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>The certificate has ended</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>The certificate ends soon</source>
        <translation>证书即将过期</translation>
    </message>
    <message>
        <source>The last renewal failed</source>
        <translation>上次续期失败</translation>
    </message>
    <message>
        <source>Renew now</source>
        <translation>立即续期</translation>
    </message>
    <message>
        <source>No certificate was requested here yet</source>
        <translation>尚未在此申请过证书</translation>
    </message>
    <message>
        <source>A certificate is being worked on. Stop is in the status bar.</source>
        <translation>正在处理证书。可在状态栏中停止。</translation>
    </message>
    <message>
        <source>A new certificate is in use</source>
        <translation>新证书已启用</translation>
    </message>
    <message>
        <source>The certificate was revoked</source>
        <translation>证书已吊销</translation>
    </message>
    <message>
        <source>Export the certificate chain</source>
        <translation>导出证书链</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>无法写入文件</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>请选择其他位置。</translation>
    </message>
    <message>
        <source>Chain exported</source>
        <translation>证书链已导出</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint copied</source>
        <translation>SHA-256 指纹已复制</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Renew the certificate now</source>
        <translation>立即续期证书</translation>
    </message>
    <message>
        <source>Export the chain…</source>
        <translation>导出证书链…</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>复制指纹</translation>
    </message>
    <message>
        <source>Install from files…</source>
        <translation>从文件安装…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>吊销…</translation>
    </message>
    <message>
        <source>No certificate yet</source>
        <translation>还没有证书</translation>
    </message>
    <message>
        <source>A temporary one is in use, which this server signed itself: connections are encrypted, but mail programs warn. A real one is free and takes a minute.</source>
        <translation>目前使用的是此服务器自行签名的临时证书：连接已加密，但邮件客户端会发出警告。申请正式证书免费，只需一分钟。</translation>
    </message>
    <message>
        <source>Request a certificate</source>
        <translation>申请证书</translation>
    </message>
    <message>
        <source>Installing the certificate for other services</source>
        <translation>正在为其他服务安装证书</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::CertificateRun</name>
    <message>
        <source>Requesting a certificate for %1</source>
        <translation>正在为 %1 申请证书</translation>
    </message>
    <message>
        <source>Renewing the certificate of %1</source>
        <translation>正在为 %1 的证书续期</translation>
    </message>
    <message>
        <source>Installing a certificate</source>
        <translation>正在安装证书</translation>
    </message>
    <message>
        <source>Revoking the certificate of %1</source>
        <translation>正在吊销 %1 的证书</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>In use: the certificate of %1</source>
        <translation>已启用：%1 签发的证书</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Make these records at your DNS provider. Each name server is asked every few seconds; it goes on by itself when all of them have the records. You may leave this page.</source>
        <translation>请在您的 DNS 服务商处添加这些记录。每隔几秒会询问各个权威服务器，全部生效后自动继续。您可以离开此页面。</translation>
    </message>
    <message>
        <source>Taking over the certificate of %1</source>
        <translation>正在接管 %1 的证书</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::CertificateSummary</name>
    <message>
        <source>also for %1</source>
        <translation>同时用于 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between facts</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>left of %1</source>
        <translation>共 %1 天</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailstead::pages::CertificateTexts</name>
    <message>
        <source>%1, %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Only a temporary certificate is in use; mail programs warn of it.</source>
        <translation>仅使用临时证书，邮件客户端会发出警告。</translation>
    </message>
    <message>
        <source>The certificate ended on %1; mail programs refuse to connect.</source>
        <translation>证书已于 %1 过期，邮件客户端会拒绝连接。</translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more day(s); it should have been renewed by now.</source>
        <translation>
            <numerusform>有效期还剩 %n 天，早该续期了。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more day(s); the last renewal failed and is tried again %1.</source>
        <translation>
            <numerusform>有效期还剩 %n 天；上次续期失败，将于 %1 重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more day(s); the last renewal failed.</source>
        <translation>
            <numerusform>有效期还剩 %n 天；上次续期失败。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more day(s); nothing renews it.</source>
        <translation>
            <numerusform>有效期还剩 %n 天；不会自动续期。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more day(s); it is being renewed these days.</source>
        <translation>
            <numerusform>有效期还剩 %n 天；将在近日自动续期。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more day(s); renews by itself from %1.</source>
        <translation>
            <numerusform>有效期还剩 %n 天；%1起自动续期。</numerusform>
        </translation>
    </message>
    <message>
        <source>signed by this server itself</source>
        <translation>由此服务器自行签名</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (small and fast, the usual one)</source>
        <translation>%1（小巧快速，最常用）</translation>
    </message>
    <message>
        <source>%1 (for very old mail programs)</source>
        <translation>%1（适用于很旧的邮件客户端）</translation>
    </message>
    <message>
        <source>%1 (large; slows connections down)</source>
        <translation>%1（较大，会拖慢连接）</translation>
    </message>
    <message>
        <source>fits best</source>
        <translation>最合适</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>不说明原因</translation>
    </message>
    <message>
        <source>Somebody else may have the key</source>
        <translation>密钥可能已被他人获取</translation>
    </message>
    <message>
        <source>The names belong to somebody else now</source>
        <translation>这些名称现在属于他人</translation>
    </message>
    <message>
        <source>Another certificate took its place</source>
        <translation>已由另一份证书取代</translation>
    </message>
    <message>
        <source>The server is given up</source>
        <translation>服务器已停用</translation>
    </message>
    <message>
        <source>%1, SHA-256 %2…</source>
        <translation>%1，SHA-256 %2…</translation>
    </message>
    <message>
        <source>root, sent along without need</source>
        <translation>根证书，本无需发送</translation>
    </message>
    <message>
        <source>trusted root</source>
        <translation>受信任的根证书</translation>
    </message>
    <message>
        <source>intermediate, sent by this server</source>
        <translation>中间证书，由此服务器发送</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Subject: %1
Issuer: %2
Valid: %3 to %4
Key: %5
Serial: %6
SHA-256: %7</source>
        <translation>主体：%1
颁发者：%2
有效期：%3 至 %4
密钥：%5
序列号：%6
SHA-256：%7</translation>
    </message>
    <message>
        <source>no root that this server&apos;s system trusts</source>
        <translation>此服务器的系统不信任其根证书</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::ChainCard</name>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>self-signed</source>
        <translation>自签名</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>不受信任</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>证书链</translation>
    </message>
    <message>
        <source>The daemon does not tell the chain.</source>
        <translation>邮件服务未提供证书链。</translation>
    </message>
    <message>
        <source>Export chain…</source>
        <translation>导出证书链…</translation>
    </message>
    <message>
        <source>Copy fingerprint</source>
        <translation>复制指纹</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DaemonPage</name>
    <message>
        <source>No server is chosen</source>
        <translation>未选择服务器</translation>
    </message>
    <message>
        <source>Choose one in the list at the left.</source>
        <translation>请在左侧列表中选择一台。</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>What the server does is seen again as soon as you are connected.</source>
        <translation>连接后即可再次看到服务器的运行情况。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>The server is being asked.</source>
        <translation>正在询问服务器。</translation>
    </message>
    <message>
        <source>The connection was lost</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <source>It is being tried again. The server goes on with its work meanwhile.</source>
        <translation>正在重新连接。在此期间服务器照常工作。</translation>
    </message>
    <message>
        <source>Looking for the mail daemon</source>
        <translation>正在查找邮件服务</translation>
    </message>
    <message>
        <source>This takes a moment.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>This server carries no mail yet</source>
        <translation>此服务器尚不能收发邮件</translation>
    </message>
    <message>
        <source>The setup turns it into a mail server and shows each change beforehand.</source>
        <translation>安装向导会把它变成邮件服务器，并事先显示每一项改动。</translation>
    </message>
    <message>
        <source>Open the setup</source>
        <translation>打开安装向导</translation>
    </message>
    <message>
        <source>The mail daemon does not answer</source>
        <translation>邮件服务没有应答</translation>
    </message>
    <message>
        <source>It is installed, but it does not run or does not let us in. The system&apos;s journal of the service mailsteadd says why.</source>
        <translation>邮件服务已安装，但未运行或不允许访问。原因请见 mailsteadd 服务的系统日志。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DialogueView</name>
    <message>
        <source>The SMTP dialogue</source>
        <translation>SMTP 对话</translation>
    </message>
    <message>
        <source>SMTP dialogue of the last attempt</source>
        <translation>最近一次尝试的 SMTP 对话</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已收起</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the dialogue</source>
        <translation>复制对话</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsJournalView</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n record set(s)?</source>
        <translation>
            <numerusform>撤回 %n 组记录？</numerusform>
        </translation>
    </message>
    <message>
        <source>Each gets the values it had before: %1. What somebody else changed since stays.</source>
        <translation>每一组都恢复为之前的值：%1。此后被别人改动的保持不变。</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message numerus="yes">
        <source>Take back %n</source>
        <translation>
            <numerusform>撤回 %n 组</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter keeps them</source>
        <translation>按 Enter 保留</translation>
    </message>
    <message>
        <source>Written so far</source>
        <translation>已写入的改动</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>What was written into zones</source>
        <translation>写入区域的改动</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsPage</name>
    <message>
        <source>The records have arrived everywhere</source>
        <translation>记录已到达各处</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s), %1 s</source>
        <translation>
            <numerusform>%n 项检查，%1 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Watching %n record(s) arrive</source>
        <translation>
            <numerusform>正在观察 %n 条记录的到达</numerusform>
        </translation>
    </message>
    <message>
        <source>The DNS could not be looked at</source>
        <translation>无法查看 DNS</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Save the zone file</source>
        <translation>保存区域文件</translation>
    </message>
    <message>
        <source>Zone files (*.zone);;All files (*)</source>
        <translation>区域文件 (*.zone);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Saved the zone file</source>
        <translation>区域文件已保存</translation>
    </message>
    <message>
        <source>The zone file could not be saved</source>
        <translation>无法保存区域文件</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>域名</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Asks every name server (F5)</source>
        <translation>询问所有名称服务器 (F5)</translation>
    </message>
    <message>
        <source>Zone file</source>
        <translation>区域文件</translation>
    </message>
    <message>
        <source>Save the wanted records as a zone file</source>
        <translation>把所需记录保存为区域文件</translation>
    </message>
    <message>
        <source>Check the DNS again</source>
        <translation>重新检查 DNS</translation>
    </message>
    <message>
        <source>Save the zone file…</source>
        <translation>保存区域文件…</translation>
    </message>
    <message>
        <source>Watch them arrive</source>
        <translation>观察到达情况</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>There is no mail domain yet</source>
        <translation>还没有邮件域名</translation>
    </message>
    <message>
        <source>The setup adds your domain and shows the records that it needs.</source>
        <translation>安装向导会添加您的域名，并显示它需要的记录。</translation>
    </message>
    <message>
        <source>Open the setup</source>
        <translation>打开安装向导</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsPlanRow</name>
    <message>
        <source>proxied</source>
        <translation>经代理</translation>
    </message>
    <message>
        <source>DNS only</source>
        <translation>仅 DNS</translation>
    </message>
    <message>
        <source>%1 bytes, %2 parts</source>
        <translation>%1 字节，%2 段</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsPlanView</name>
    <message numerus="yes">
        <source>%n to change</source>
        <translation>
            <numerusform>%n 条修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to add</source>
        <translation>
            <numerusform>%n 条添加</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to remove</source>
        <translation>
            <numerusform>%n 条删除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n 条待决定</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message numerus="yes">
        <source>Write %n record(s)</source>
        <translation>
            <numerusform>写入 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide about a record to have something to write.</source>
        <translation>请先决定一条记录，才有可写入的内容。</translation>
    </message>
    <message>
        <source>Tick a record to have something to write.</source>
        <translation>请勾选一条记录，才有可写入的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) without a decision are left as they are.</source>
        <translation>
            <numerusform>%n 条未决定的记录保持原样。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing has to change: %n record(s) are right.</source>
        <translation>
            <numerusform>无需改动：%n 条记录都正确。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are right already: %1</source>
        <translation>
            <numerusform>%n 条记录已经正确：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Credentials: %1</source>
        <translation>凭据：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s): type, name, value</source>
        <translation>
            <numerusform>%n 行：类型、名称、值</numerusform>
        </translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>将会改动的内容</translation>
    </message>
    <message>
        <source>What would change at %1</source>
        <translation>在 %1 将会改动的内容</translation>
    </message>
    <message>
        <source>Copy instead</source>
        <translation>改为复制</translation>
    </message>
    <message>
        <source>Type, name and value of each, as the provider&apos;s page wants them</source>
        <translation>每条的类型、名称和值，格式符合服务商网页的要求</translation>
    </message>
    <message>
        <source>Look at or replace what Mailstead signs in with there</source>
        <translation>查看或更换邮驿登录那里所用的凭据</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsPropagationView</name>
    <message>
        <source>All answers agree</source>
        <translation>所有回答一致</translation>
    </message>
    <message>
        <source>Asking the first time …</source>
        <translation>正在首次询问…</translation>
    </message>
    <message>
        <source>%1 of %2 agree, all by %3</source>
        <translation>%2 个中 %1 个一致，预计 %3 全部一致</translation>
    </message>
    <message>
        <source>%1 of %2 agree</source>
        <translation>%2 个中 %1 个一致</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written at %1</source>
        <translation>
            <numerusform>%1 写入了 %n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) made by hand</source>
        <translation>
            <numerusform>%n 条手动添加的记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>到达情况</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止观察</translation>
    </message>
    <message>
        <source>Where the records have arrived</source>
        <translation>记录到达了哪里</translation>
    </message>
    <message>
        <source>Seen from</source>
        <translation>从何处查询</translation>
    </message>
    <message>
        <source>From the server</source>
        <translation>从服务器</translation>
    </message>
    <message>
        <source>From this desktop</source>
        <translation>从这台电脑</translation>
    </message>
    <message>
        <source>Who asks the name servers and resolvers</source>
        <translation>由谁向域名服务器和解析器查询</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsProviderPanel</name>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入的内容</translation>
    </message>
    <message>
        <source>Remove the credentials “%1”?</source>
        <translation>删除凭据“%1”？</translation>
    </message>
    <message>
        <source>The daemon forgets them. Records that were written stay, and certificates that are renewed over DNS need them.</source>
        <translation>邮件服务会忘记它们。已写入的记录保持不变；通过 DNS 续期的证书仍需要它们。</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Enter keeps them</source>
        <translation>按 Enter 保留</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>%1 is served by %2 (%3). With its interface Mailstead writes the records for you, and shows each change beforehand.</source>
        <translation>%1 由 %2 提供解析 (%3)。通过它的接口，邮驿可以替您写入记录，并事先显示每一处改动。</translation>
    </message>
    <message>
        <source>%1 is served by %2. If that is one of these providers, Mailstead writes the records for you, and shows each change beforehand.</source>
        <translation>%1 由 %2 提供解析。如果那是以下服务商之一，邮驿可以替您写入记录，并事先显示每一处改动。</translation>
    </message>
    <message>
        <source>No name server answers for this domain yet. Register it, or give it name servers at the registrar; the provider can be chosen already.</source>
        <translation>还没有名称服务器为这个域名应答。请先注册，或在注册商处设置名称服务器；现在就可以选择服务商。</translation>
    </message>
    <message>
        <source>Make them at %1</source>
        <translation>到 %1 创建</translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation>%1（可选）</translation>
    </message>
    <message>
        <source>Stored. Leave it empty to keep it.</source>
        <translation>已保存。留空则保持不变。</translation>
    </message>
    <message>
        <source>Save and check</source>
        <translation>保存并检查</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>此项必填。</translation>
    </message>
    <message numerus="yes">
        <source>Accepted. They see %n zone(s), the one of %1 among them.</source>
        <translation>
            <numerusform>已接受。可以看到 %n 个区域，其中包括 %1 所在的区域。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted, but they see %n zone(s), and none of them holds %1. Look whether it is another account.</source>
        <translation>
            <numerusform>已接受，但可以看到的 %n 个区域都不包含 %1。请检查是否是另一个账号。</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the provider …</source>
        <translation>正在询问服务商…</translation>
    </message>
    <message>
        <source>Let Mailstead write the records</source>
        <translation>让邮驿写入记录</translation>
    </message>
    <message>
        <source>DNS provider</source>
        <translation>DNS 服务商</translation>
    </message>
    <message>
        <source>What is needed</source>
        <translation>需要什么</translation>
    </message>
    <message>
        <source>They go to your server, are kept there encrypted, and are never shown again.</source>
        <translation>它们会送到您的服务器，在那里加密保存，不再显示。</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsSentence</name>
    <message>
        <source>You see every change before it is written. It can be undone for as long as the zone is not changed elsewhere.</source>
        <translation>每一处改动在写入前都会显示。只要区域没有在别处被改动，就可以撤回。</translation>
    </message>
    <message>
        <source>Copy the records to your DNS provider&apos;s page, or let Mailstead write them.</source>
        <translation>请把记录复制到 DNS 服务商的网页，或让邮驿写入。</translation>
    </message>
    <message>
        <source>Asking every name server …</source>
        <translation>正在询问所有名称服务器…</translation>
    </message>
    <message>
        <source>The DNS was not looked at yet.</source>
        <translation>还没有查看 DNS。</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are missing or wrong.</source>
        <translation>
            <numerusform>%n 条记录缺失或有误。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cannot tell about %n record(s).</source>
        <translation>
            <numerusform>无法判断 %n 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>The name servers that should know them do not answer.</source>
        <translation>应当知道它们的名称服务器没有回答。</translation>
    </message>
    <message numerus="yes">
        <source>The records are right, but %n thing(s) want a look.</source>
        <translation>
            <numerusform>记录都正确，但有 %n 件事需要看一下。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail can flow. %n record(s) that are good to have are missing.</source>
        <translation>
            <numerusform>邮件可以收发。还缺 %n 条有益的记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n record(s) are right.</source>
        <translation>
            <numerusform>%n 条记录全部正确。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every name server of the zone gives the wanted answers.</source>
        <translation>区域的每台名称服务器都给出了所需的回答。</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::DnsZoneWriter</name>
    <message>
        <source>Removed the credentials “%1”</source>
        <translation>已删除凭据“%1”</translation>
    </message>
    <message>
        <source>Looking for the zone and what is in it …</source>
        <translation>正在查找区域及其内容…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message numerus="yes">
        <source>%n record set(s) were written before that, and can be taken back.</source>
        <translation>
            <numerusform>此前已写入 %n 组记录，可以撤回。</numerusform>
        </translation>
    </message>
    <message>
        <source>What was written before that is listed below, and can be taken back.</source>
        <translation>此前写入的记录列在下面，可以撤回。</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n record set(s)</source>
        <translation>
            <numerusform>已写入 %n 组记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took back %n record set(s)</source>
        <translation>
            <numerusform>已撤回 %n 组记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record set(s) were taken back, others not</source>
        <translation>
            <numerusform>已撤回 %n 组记录，其余没有</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody changed them since: %1</source>
        <translation>此后被别人改动：%1</translation>
    </message>
    <message>
        <source>Look at them on the provider&apos;s page.</source>
        <translation>请在服务商的网页上查看。</translation>
    </message>
    <message>
        <source>Taking back records at %1</source>
        <translation>正在 %1 撤回记录</translation>
    </message>
    <message numerus="yes">
        <source>Writing %n record(s) at %1</source>
        <translation>
            <numerusform>正在 %1 写入 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>stopping after this one</source>
        <translation>完成这一条后停止</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::FinishedPanel</name>
    <message>
        <source>Settings for mail programs</source>
        <translation>邮件客户端设置</translation>
    </message>
    <message>
        <source>Read, IMAP</source>
        <translation>收信（IMAP）</translation>
    </message>
    <message>
        <source>Send, SMTP</source>
        <translation>发信（SMTP）</translation>
    </message>
    <message>
        <source>Send, older programs</source>
        <translation>发信（旧客户端）</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>%1 is a mail server</source>
        <translation>%1 已是邮件服务器</translation>
    </message>
    <message>
        <source>You can close this page. Mail is taken, sent and kept on the server; this window is only needed to look after it.</source>
        <translation>您可以关闭此页。邮件的收发和保存都在服务器上进行，此窗口仅用于管理。</translation>
    </message>
    <message>
        <source>What works now</source>
        <translation>现在可用的功能</translation>
    </message>
    <message>
        <source>the user name is the whole address</source>
        <translation>用户名为完整的邮箱地址</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Open the queue</source>
        <translation>打开队列</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>done and checked</source>
        <translation>已完成并通过检查</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>复制“%1”</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::FoundCard</name>
    <message>
        <source>Take over the certificate of %1?</source>
        <translation>要接管 %1 的证书吗？</translation>
    </message>
    <message>
        <source>Its chain and key are copied and in use at once, in place of the present certificate. acme.sh goes on renewing its own until you end that; the command for it is shown afterwards.</source>
        <translation>复制它的证书链和私钥，立即启用，取代当前的证书。acme.sh 会继续续期它自己的那一份，直到您将其停止；随后会显示所需的命令。</translation>
    </message>
    <message>
        <source>Keep the present one</source>
        <translation>保留当前证书</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>Enter keeps it</source>
        <translation>按 Enter 保留</translation>
    </message>
    <message>
        <source>It cannot be told what acme.sh keeps here: %1</source>
        <translation>无法得知 acme.sh 在此保存了哪些证书：%1</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>not for this server&apos;s names</source>
        <translation>不适用于这台服务器的名称</translation>
    </message>
    <message>
        <source>Certificates of acme.sh on this server</source>
        <translation>这台服务器上 acme.sh 的证书</translation>
    </message>
    <message>
        <source>Taken over. acme.sh still renews its own copy; to end that, run this on the server as the user who runs acme.sh:</source>
        <translation>已接管。acme.sh 仍会续期它自己的那一份；要停止续期，请以运行 acme.sh 的用户在服务器上执行：</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::GroupInspector</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>the oldest %1</source>
        <translation>最久 %1</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目的地</translation>
    </message>
    <message>
        <source>What Mailstead is doing</source>
        <translation>Mailstead 正在做什么</translation>
    </message>
    <message>
        <source>Nothing is being sent there at the moment.</source>
        <translation>目前没有向该处发送邮件。</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>您可以做什么</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln message(s)</source>
        <translation>
            <numerusform>查看 %Ln 封邮件</numerusform>
        </translation>
    </message>
    <message>
        <source>Try them now, without waiting</source>
        <translation>不再等待，立即重试</translation>
    </message>
    <message>
        <source>Stop them until you decide</source>
        <translation>先暂扣，等您决定</translation>
    </message>
    <message>
        <source>Let those that are held go on</source>
        <translation>放行已暂扣的邮件</translation>
    </message>
    <message>
        <source>Send them through another server</source>
        <translation>经另一台服务器发送</translation>
    </message>
    <message>
        <source>Give up and tell the senders</source>
        <translation>放弃投递，并通知发件人</translation>
    </message>
    <message>
        <source>Discard them, nobody is told</source>
        <translation>直接丢弃，不通知任何人</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an action and its count</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Nothing is sent there until %1. One message is tried then; when it goes, the others follow.</source>
        <translation>%1 之前不会向该处发送。届时先试一封，成功后其余邮件随即跟上。</translation>
    </message>
    <message>
        <source>The mailboxes are on this server; no other server has a part in it.</source>
        <translation>邮箱就在本服务器上，不经过其他服务器。</translation>
    </message>
    <message>
        <source>%1 of %2 connections are in use. More are opened while it goes well, fewer when the receiver asks for it.</source>
        <translation>已使用 %1 个连接，上限 %2 个。投递顺利时逐步增加，对方要求放慢时减少。</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::GroupWords</name>
    <message>
        <source>Paused until %1, %2 to go</source>
        <translation>暂停至 %1，还剩 %2</translation>
    </message>
    <message>
        <source>Delivered on this server</source>
        <translation>在本服务器投递</translation>
    </message>
    <message>
        <source>%1 of %2 connections in use</source>
        <translation>已用 %1 个连接，上限 %2 个</translation>
    </message>
    <message>
        <source>%1 going out</source>
        <translation>%1 封正在发送</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 封等待中</translation>
    </message>
    <message>
        <source>%1 deferred</source>
        <translation>%1 封推迟</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>%1 封暂扣</translation>
    </message>
    <message>
        <source>Notices of this server (no sender)</source>
        <translation>本服务器的通知（无发件人）</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::GroupsView</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>a group: name, remark, states</comment>
        <translation>%1，%2，%3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln destination(s)</source>
        <translation>
            <numerusform>%Ln 个目的地</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue by destination</source>
        <translation>按目的地分组的队列</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cause(s)</source>
        <translation>
            <numerusform>%Ln 种原因</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue by cause</source>
        <translation>按原因分组的队列</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sender(s)</source>
        <translation>
            <numerusform>%Ln 个发件人</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue by sender</source>
        <translation>按发件人分组的队列</translation>
    </message>
    <message>
        <source>The largest %1</source>
        <translation>最大的 %1 组</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>最久</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::HistoryView</name>
    <message>
        <source>“%1” is no span of time. Write it as 30m, 2h or 3d</source>
        <translation>“%1”不是时间段。请写成 30m、2h 或 3d</translation>
    </message>
    <message>
        <source>“%1” is no outcome. There are delivered, bounced and deleted</source>
        <translation>“%1”不是结果。可用的有 delivered、bounced 和 deleted</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finished</source>
        <translation>
            <numerusform>%Ln 封</numerusform>
        </translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>投递经过</translation>
    </message>
    <message>
        <source>Only to %1</source>
        <translation>仅发往 %1</translation>
    </message>
    <message>
        <source>Only from %1</source>
        <translation>仅来自 %1</translation>
    </message>
    <message>
        <source>Copy the recipient</source>
        <translation>复制收件人</translation>
    </message>
    <message>
        <source>Copy the last reply</source>
        <translation>复制最近回复</translation>
    </message>
    <message>
        <source>Show its lines in the log</source>
        <translation>在日志中显示</translation>
    </message>
    <message>
        <source>Recipient, or for example outcome:bounced from:news@ within:1d</source>
        <translation>收件人，或例如 outcome:bounced from:news@ within:1d</translation>
    </message>
    <message>
        <source>Finished mail</source>
        <translation>已处理完的邮件</translation>
    </message>
    <message>
        <source>No mail has been finished yet</source>
        <translation>还没有处理完的邮件</translation>
    </message>
    <message>
        <source>What was delivered, bounced or deleted is kept here for a while, with its whole story.</source>
        <translation>已送达、已退回和已删除的邮件会连同完整经过在这里保留一段时间。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No finished mail fits the filter.</source>
        <translation>没有处理完的邮件符合筛选条件。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::HoldRulesView</name>
    <message>
        <source>To “%1”</source>
        <translation>收件人含“%1”</translation>
    </message>
    <message>
        <source>From “%1”</source>
        <translation>发件人含“%1”</translation>
    </message>
    <message>
        <source>From “%1” to “%2”</source>
        <translation>发件人含“%1”，收件人含“%2”</translation>
    </message>
    <message>
        <source>Give a part of the sender or of the recipient</source>
        <translation>请填写发件人或收件人的一部分</translation>
    </message>
    <message>
        <source>New mail that fits is held</source>
        <translation>符合条件的新邮件将被暂扣</translation>
    </message>
    <message>
        <source>The rule is gone: %1</source>
        <translation>规则已移除：%1</translation>
    </message>
    <message>
        <source>What it held stays held until you release it.</source>
        <translation>已暂扣的邮件仍会保留，直到您放行。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>移除规则</translation>
    </message>
    <message>
        <source>Show what is held now</source>
        <translation>查看目前暂扣的邮件</translation>
    </message>
    <message>
        <source>Add a rule…</source>
        <translation>添加规则…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Hold mail that comes in</source>
        <translation>暂扣收到的邮件</translation>
    </message>
    <message>
        <source>What fits is kept in the queue and not sent until you release it. All that you fill in must fit.</source>
        <translation>符合条件的邮件会留在队列中，放行之前不会发送。填写的各项必须全部符合。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add the rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>From, contains</source>
        <translation>发件人包含</translation>
    </message>
    <message>
        <source>a part of the sender, for example newsletter@</source>
        <translation>发件人的一部分，例如 newsletter@</translation>
    </message>
    <message>
        <source>To, contains</source>
        <translation>收件人包含</translation>
    </message>
    <message>
        <source>a part of the recipient, for example @example.org</source>
        <translation>收件人的一部分，例如 @example.org</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>why, for whoever reads this later</source>
        <translation>写明缘由，方便日后查阅</translation>
    </message>
    <message>
        <source>Rules that hold mail</source>
        <translation>暂扣规则</translation>
    </message>
    <message>
        <source>No rule holds mail</source>
        <translation>没有暂扣规则</translation>
    </message>
    <message>
        <source>A rule stops mail from a sender or to a recipient as it comes in. It waits in the queue until you release, bounce or delete it.</source>
        <translation>规则会在收信时拦下某个发件人或发往某个收件人的邮件，留在队列中，等您放行、退回或删除。</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::InstallSheet</name>
    <message>
        <source>Certificate chain</source>
        <translation>证书链</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key)</source>
        <translation>PEM 文件 (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Install a certificate from files</source>
        <translation>从文件安装证书</translation>
    </message>
    <message>
        <source>One that you got elsewhere. It is checked that both belong together and that the certificate is for this server, before anything changes.</source>
        <translation>安装您在别处获得的证书。更改之前会检查两者是否匹配，以及证书是否属于此服务器。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Certificate chain, PEM</source>
        <translation>证书链（PEM）</translation>
    </message>
    <message>
        <source>Mostly fullchain.pem</source>
        <translation>通常为 fullchain.pem</translation>
    </message>
    <message>
        <source>Private key, PEM</source>
        <translation>私钥（PEM）</translation>
    </message>
    <message>
        <source>Sent over SSH, shown nowhere</source>
        <translation>通过 SSH 传送，不会显示</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::ListingPane</name>
    <message>
        <source>The list could not be read</source>
        <translation>无法读取列表</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>This is how it was: the list could not be read again. %1</source>
        <translation>以下是之前的内容，未能重新读取列表。%1</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::LogDetail</name>
    <message>
        <source>Open message</source>
        <translation>打开邮件</translation>
    </message>
    <message>
        <source>Only this message</source>
        <translation>仅此邮件</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::LogsPage</name>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), the newest at the end</source>
        <translation>
            <numerusform>%n 行，最新的在末尾</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) match</source>
        <translation>
            <numerusform>%n 行匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>paused, place kept</source>
        <translation>已暂停，位置已保留</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message numerus="yes">
        <source>%n new line(s)</source>
        <translation>
            <numerusform>%n 行新日志</numerusform>
        </translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>无法读取日志</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>No line matches</source>
        <translation>没有匹配的行</translation>
    </message>
    <message>
        <source>New lines that match appear here by themselves.</source>
        <translation>匹配的新日志会自动显示在这里。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>日志为空</translation>
    </message>
    <message>
        <source>What the mail daemon does appears here as it happens.</source>
        <translation>邮件服务的活动会实时显示在这里。</translation>
    </message>
    <message>
        <source>Filter, for example gmail or source:smtp-out</source>
        <translation>筛选，例如 gmail 或 source:smtp-out</translation>
    </message>
    <message>
        <source>Levels shown</source>
        <translation>显示的级别</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Log of the mail daemon</source>
        <translation>邮件服务日志</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>The server does not tell how it is.</source>
        <translation>服务器未报告自身状态。</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在检查 …</translation>
    </message>
    <message>
        <source>Not set up yet: there is no domain to take mail for.</source>
        <translation>尚未设置：没有可以收信的域名。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) must be put right.</source>
        <translation>
            <numerusform>有 %n 件事必须解决。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail is flowing. %n thing(s) want a look.</source>
        <translation>
            <numerusform>邮件收发正常，有 %n 件事需要看看。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail is flowing. %n message(s) wait for another try.</source>
        <translation>
            <numerusform>邮件收发正常，%n 封邮件等待重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Mail is flowing.</source>
        <translation>邮件收发正常。</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message numerus="yes">
        <source>%n going out now</source>
        <translation>
            <numerusform>%n 封发送中</numerusform>
        </translation>
    </message>
    <message>
        <source>To be tried again</source>
        <translation>等待重试</translation>
    </message>
    <message>
        <source>by themselves</source>
        <translation>将自动进行</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已暂扣</translation>
    </message>
    <message>
        <source>until you release them</source>
        <translation>直到您放行</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>最久</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation>%1 的证书</translation>
    </message>
    <message>
        <source>temporary</source>
        <translation>临时</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已过期</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>域名</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Free for mail</source>
        <translation>邮件可用空间</translation>
    </message>
    <message>
        <source>Runs for</source>
        <translation>已运行</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>bounced</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>State of the server</source>
        <translation>服务器状态</translation>
    </message>
    <message>
        <source>Newest problems</source>
        <translation>最近的问题</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>打开日志</translation>
    </message>
    <message>
        <source>No warning and no error in the log.</source>
        <translation>日志中没有警告和错误。</translation>
    </message>
    <message>
        <source>Last messages</source>
        <translation>最近的邮件</translation>
    </message>
    <message>
        <source>No message has come to its end yet.</source>
        <translation>尚无投递完毕的邮件。</translation>
    </message>
    <message>
        <source>Nothing is known yet.</source>
        <translation>暂无信息。</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::PtrAddressView</name>
    <message>
        <source>Take it back…</source>
        <translation>撤销…</translation>
    </message>
    <message>
        <source>Set it through %1</source>
        <translation>通过 %1 设置</translation>
    </message>
    <message>
        <source>Ticket text</source>
        <translation>工单文字</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n step(s)</source>
        <translation>
            <numerusform>显示 %n 个步骤</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the support page</source>
        <translation>打开支持页面</translation>
    </message>
    <message>
        <source>Open the panel</source>
        <translation>打开面板</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Copy the subject</source>
        <translation>复制标题</translation>
    </message>
    <message>
        <source>Language of the ticket</source>
        <translation>工单的语言</translation>
    </message>
    <message>
        <source>Is it another hoster?</source>
        <translation>是其他服务商？</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>按检测结果</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::PtrApiForm</name>
    <message>
        <source>This is needed</source>
        <translation>必须填写</translation>
    </message>
    <message>
        <source>Storing the credentials on the server</source>
        <translation>正在把凭据存到服务器上</translation>
    </message>
    <message>
        <source>Asking %1 which name it has</source>
        <translation>正在向 %1 查询现在的名称</translation>
    </message>
    <message>
        <source>Setting the name</source>
        <translation>正在设置名称</translation>
    </message>
    <message>
        <source>Giving back the former name</source>
        <translation>正在恢复原来的名称</translation>
    </message>
    <message>
        <source>Keep on the server and look</source>
        <translation>存到服务器并查看</translation>
    </message>
    <message>
        <source>Look what would change</source>
        <translation>查看会改变什么</translation>
    </message>
    <message>
        <source>Set the name</source>
        <translation>设置名称</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Other credentials</source>
        <translation>其他凭据</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Make them at %1</source>
        <translation>到 %1 创建</translation>
    </message>
    <message>
        <source>The server needs credentials of yours there. They stay on it, encrypted. What suffices: %1</source>
        <translation>服务器需要您在那里的凭据。它们加密保存在服务器上。最小权限：%1</translation>
    </message>
    <message>
        <source>the hoster&apos;s own name</source>
        <translation>服务商默认的名称</translation>
    </message>
    <message>
        <source>It has this name already; it may take a while until everybody sees it.</source>
        <translation>它已经是这个名称；可能要过一会儿才能处处看到。</translation>
    </message>
    <message>
        <source>Set. It may take some minutes until everybody sees it.</source>
        <translation>已设置。可能要几分钟才能处处看到。</translation>
    </message>
    <message>
        <source>%1 does not lead anywhere yet. Make its address record first.</source>
        <translation>%1 还没有指向任何地址。请先添加它的地址记录。</translation>
    </message>
    <message>
        <source>%1 leads to %2 instead of this address. Change its record first.</source>
        <translation>%1 指向 %2，而不是这个地址。请先修改它的记录。</translation>
    </message>
    <message>
        <source>The server is renamed in the panel, and all of its addresses get the name.</source>
        <translation>服务器会在面板中改名，它的所有地址都会用这个名称。</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::PtrCard</name>
    <message>
        <source>Every address has a right name</source>
        <translation>每个地址的名称都正确</translation>
    </message>
    <message>
        <source>%1 of %2 addresses have a right name</source>
        <translation>%2 个地址中有 %1 个名称正确</translation>
    </message>
    <message>
        <source>The reverse names cannot be looked at</source>
        <translation>无法查看反向域名</translation>
    </message>
    <message>
        <source>No server is connected.</source>
        <translation>没有连接服务器。</translation>
    </message>
    <message>
        <source>Looking which name each address has and whose it is</source>
        <translation>正在查看每个地址的名称以及属于哪家服务商</translation>
    </message>
    <message>
        <source>The server has no public address of its own.</source>
        <translation>服务器没有自己的公网地址。</translation>
    </message>
    <message>
        <source>Reverse names (PTR)</source>
        <translation>反向域名（PTR）</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueueActions</name>
    <message>
        <source>Bounce these messages?</source>
        <translation>退回这些邮件？</translation>
    </message>
    <message>
        <source>Delete these messages?</source>
        <translation>删除这些邮件？</translation>
    </message>
    <message>
        <source>The server is counting …</source>
        <translation>服务器正在统计 …</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Bounce</source>
        <translation>退信</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Enter keeps them</source>
        <translation>按 Enter 键保留</translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>The messages were so already, or have left the queue.</source>
        <translation>这些邮件原本就是如此，或已离开队列。</translation>
    </message>
    <message>
        <source>Send them through another server?</source>
        <translation>经另一台服务器发送这些邮件？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>改道</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>host or host:port, for example relay.example.org:587</source>
        <translation>主机或 主机:端口，例如 relay.example.org:587</translation>
    </message>
    <message>
        <source>“%1” is no host. Write a name or an address, with :port when it is not 25</source>
        <translation>“%1”不是主机。请填写主机名或地址，端口不是 25 时加上 :端口</translation>
    </message>
    <message>
        <source>They go to the mail hosts of their domains again.</source>
        <translation>邮件将重新发往各域名自己的邮件服务器。</translation>
    </message>
    <message>
        <source>They go through %1.</source>
        <translation>邮件将经 %1 发送。</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueueCause</name>
    <message>
        <source>Not tried yet</source>
        <translation>尚未尝试</translation>
    </message>
    <message>
        <source>The receiver asks for slower sending</source>
        <translation>对方要求放慢发送</translation>
    </message>
    <message>
        <source>Greylisted: a second try is wanted</source>
        <translation>灰名单：对方要求再试一次</translation>
    </message>
    <message>
        <source>The mailbox is full</source>
        <translation>收件邮箱已满</translation>
    </message>
    <message>
        <source>The recipient is not known there</source>
        <translation>对方没有这个收件人</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>服务器没有应答</translation>
    </message>
    <message>
        <source>The connection broke off</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>No trusted TLS</source>
        <translation>没有可信的 TLS</translation>
    </message>
    <message>
        <source>The domain cannot be looked up</source>
        <translation>无法查询该域名</translation>
    </message>
    <message>
        <source>The receiver’s rules forbid it for now</source>
        <translation>对方的规则暂不允许</translation>
    </message>
    <message>
        <source>The receiver has trouble of its own</source>
        <translation>对方服务器自身有故障</translation>
    </message>
    <message>
        <source>The receiver said “not now”</source>
        <translation>对方表示“暂时不收”</translation>
    </message>
    <message>
        <source>These messages have come in and wait for their turn.</source>
        <translation>这些邮件已经收下，正在排队等候发送。</translation>
    </message>
    <message>
        <source>More came from this address than the receiver takes at once. Nothing is lost; Mailstead sends slower and goes on by itself.</source>
        <translation>从本机地址发出的邮件超过了对方一次愿意接收的数量。邮件不会丢失，Mailstead 会自动放慢并继续发送。</translation>
    </message>
    <message>
        <source>The receiver puts new senders off once and takes the mail when it is tried again. That happens by itself.</source>
        <translation>对方会先推迟新发件方的邮件，再次尝试时才接收。重试会自动进行。</translation>
    </message>
    <message>
        <source>The recipient has no room left. It is tried again until the time is over, then the sender is told.</source>
        <translation>收件人的邮箱没有空间了。在期限之内会继续重试，到期后通知发件人。</translation>
    </message>
    <message>
        <source>The address may be wrong, or the receiver does not know it yet.</source>
        <translation>地址可能有误，或对方尚未建立该地址。</translation>
    </message>
    <message>
        <source>Nobody takes the connection on port 25. The server may be down, or something between blocks the way.</source>
        <translation>25 端口无人应答。对方服务器可能已停机，或中途被拦截。</translation>
    </message>
    <message>
        <source>The receiver, or the network between, ended the connection in the middle. It is tried again from the beginning.</source>
        <translation>对方或中间网络中途断开了连接。将从头重试。</translation>
    </message>
    <message>
        <source>The receiver promises encryption that it does not keep now: its certificate is wrong or missing. Mail is not sent in the clear instead.</source>
        <translation>对方承诺了加密，但目前无法兑现：证书有误或缺失。邮件不会因此改用明文发送。</translation>
    </message>
    <message>
        <source>The name servers of the domain do not answer, or give no mail host.</source>
        <translation>该域名的名称服务器没有应答，或没有给出邮件服务器。</translation>
    </message>
    <message>
        <source>The receiver mistrusts this address or the message. Look at blocklists, reverse name, SPF and DKIM.</source>
        <translation>对方不信任本机地址或这些邮件。请检查黑名单、反向解析、SPF 和 DKIM。</translation>
    </message>
    <message>
        <source>The receiving server says that it cannot take mail for a while.</source>
        <translation>对方服务器表示暂时无法接收邮件。</translation>
    </message>
    <message>
        <source>The reply above is all that the receiver said. It is tried again.</source>
        <translation>对方只说了上面这些。将继续重试。</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueueFilterText</name>
    <message>
        <source>“%1” is no age. Write it as 30m, 2h or 3d</source>
        <translation>“%1”不是时长。请写成 30m、2h 或 3d</translation>
    </message>
    <message>
        <source>“%1” is no state. There are active, sending, deferred and held</source>
        <translation>“%1”不是状态。可用的有 active、sending、deferred 和 held</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueueInspector</name>
    <message>
        <source>Message</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>The story of message %1</source>
        <translation>邮件 %1 的投递轨迹</translation>
    </message>
    <message>
        <source>It is being sent to %1 right now.</source>
        <translation>正在向 %1 发送。</translation>
    </message>
    <message>
        <source>It is held until you release it. Nothing is sent meanwhile.</source>
        <translation>已暂扣，直到您放行；在此期间不会发送。</translation>
    </message>
    <message>
        <source>It is next in line.</source>
        <translation>即将发送。</translation>
    </message>
    <message numerus="yes">
        <source>It was tried %n time(s) and is tried again.</source>
        <translation>
            <numerusform>已尝试 %n 次，将继续重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was tried %n time(s). Next try in %1.</source>
        <translation>
            <numerusform>已尝试 %n 次。%1后再次尝试。</numerusform>
        </translation>
    </message>
    <message>
        <source>The last answer was: %1</source>
        <translation>最近的回复：%1</translation>
    </message>
    <message>
        <source>%1 answered: %2</source>
        <translation>%1 回复：%2</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>（无主题）</translation>
    </message>
    <message>
        <source>&lt;&gt; (a notice)</source>
        <translation>&lt;&gt;（系统通知）</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂扣</translation>
    </message>
    <message>
        <source>Copy the story</source>
        <translation>复制投递轨迹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即尝试</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>日志行</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>投递经过</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Last host</source>
        <translation>最近主机</translation>
    </message>
    <message>
        <source>It was delivered at %1.</source>
        <translation>已于 %1 送达。</translation>
    </message>
    <message>
        <source>It was given up at %1 and its sender was told.</source>
        <translation>已于 %1 放弃投递，并已通知发件人。</translation>
    </message>
    <message>
        <source>It was given up at %1. The last answer was: %2</source>
        <translation>已于 %1 放弃投递。最近的回复是：%2</translation>
    </message>
    <message>
        <source>It was deleted at %1. Nobody was told.</source>
        <translation>已于 %1 删除，未通知任何人。</translation>
    </message>
    <message>
        <source>Route…</source>
        <translation>改道…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Sent through</source>
        <translation>经由</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueuePage</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>没有等待中的邮件</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 封等待</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n going out now</source>
        <translation>
            <numerusform>%n 封发送中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n 封暂扣</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>最久 %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finished, the newest first</source>
        <translation>
            <numerusform>%Ln 封已处理完，最新的在前</numerusform>
        </translation>
    </message>
    <message>
        <source>Recipients that nothing is sent to</source>
        <translation>不再向这些收件人发送邮件</translation>
    </message>
    <message>
        <source>What fits is held as it comes in</source>
        <translation>符合规则的邮件在收信时暂扣</translation>
    </message>
    <message>
        <source>Parts of the queue</source>
        <translation>队列的各个部分</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <translation>停发名单</translation>
    </message>
    <message>
        <source>Hold rules</source>
        <translation>暂扣规则</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueueTableModel</name>
    <message>
        <source>From</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下次</translation>
    </message>
    <message>
        <source>via %1</source>
        <translation>经 %1</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::QueueWords</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂扣</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Bounce…</source>
        <translation>退信…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Route…</source>
        <translation>改道…</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s)?</source>
        <translation>
            <numerusform>删除 %Ln 封邮件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete all %Ln message(s) in the queue?</source>
        <translation>
            <numerusform>删除队列中全部 %Ln 封邮件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) to %1?</source>
        <translation>
            <numerusform>删除发往 %1 的 %Ln 封邮件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) from %1?</source>
        <translation>
            <numerusform>删除来自 %1 的 %Ln 封邮件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) that wait for this cause?</source>
        <translation>
            <numerusform>删除因此原因等待的 %Ln 封邮件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln message(s) that fit the filter?</source>
        <translation>
            <numerusform>删除符合筛选条件的 %Ln 封邮件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounce %Ln message(s)?</source>
        <translation>
            <numerusform>退回 %Ln 封邮件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounce all %Ln message(s) in the queue?</source>
        <translation>
            <numerusform>退回队列中全部 %Ln 封邮件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounce %Ln message(s) to %1?</source>
        <translation>
            <numerusform>退回发往 %1 的 %Ln 封邮件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounce %Ln message(s) from %1?</source>
        <translation>
            <numerusform>退回来自 %1 的 %Ln 封邮件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounce %Ln message(s) that wait for this cause?</source>
        <translation>
            <numerusform>退回因此原因等待的 %Ln 封邮件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounce %Ln message(s) that fit the filter?</source>
        <translation>
            <numerusform>退回符合筛选条件的 %Ln 封邮件？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) through another server?</source>
        <translation>
            <numerusform>将 %Ln 封邮件改经另一台服务器发送？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send all %Ln message(s) in the queue through another server?</source>
        <translation>
            <numerusform>将队列中全部 %Ln 封邮件改经另一台服务器发送？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) to %1 through another server?</source>
        <translation>
            <numerusform>将发往 %1 的 %Ln 封邮件改经另一台服务器发送？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) from %1 through another server?</source>
        <translation>
            <numerusform>将来自 %1 的 %Ln 封邮件改经另一台服务器发送？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) that wait for this cause through another server?</source>
        <translation>
            <numerusform>将因此原因等待的 %Ln 封邮件改经另一台服务器发送？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) that fit the filter through another server?</source>
        <translation>
            <numerusform>将符合筛选条件的 %Ln 封邮件改经另一台服务器发送？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are being sent and were left alone.</source>
        <translation>
            <numerusform>另有 %Ln 封正在发送，未作处理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are being sent right now and are left alone.</source>
        <translation>
            <numerusform>另有 %Ln 封正在发送，不会处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them is in the queue any more, or all are being sent right now.</source>
        <translation>这些邮件已不在队列中，或全部正在发送。</translation>
    </message>
    <message>
        <source>They are given up now. Their senders get a notice that says why.</source>
        <translation>将立即放弃投递，发件人会收到说明原因的退信。</translation>
    </message>
    <message>
        <source>They go to this server instead of the mail hosts of their domains. Leave the field empty to send them to those again.</source>
        <translation>邮件将发往这台服务器，不再发往各域名自己的邮件服务器。留空则恢复为发往后者。</translation>
    </message>
    <message>
        <source>They are discarded. Their senders are not told, and it cannot be undone.</source>
        <translation>邮件将被丢弃，不通知发件人，且无法撤销。</translation>
    </message>
    <message>
        <source>Bounce %1</source>
        <translation>退回 %1</translation>
    </message>
    <message>
        <source>Route %1</source>
        <translation>改道 %1</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message numerus="yes">
        <source>Trying %Ln message(s) now</source>
        <translation>
            <numerusform>正在重试 %Ln 封邮件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Held %Ln message(s)</source>
        <translation>
            <numerusform>已暂扣 %Ln 封邮件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Released %Ln message(s)</source>
        <translation>
            <numerusform>已放行 %Ln 封邮件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %Ln message(s)</source>
        <translation>
            <numerusform>已删除 %Ln 封邮件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bounced %Ln message(s)</source>
        <translation>
            <numerusform>已退回 %Ln 封邮件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rerouted %Ln message(s)</source>
        <translation>
            <numerusform>已改道 %Ln 封邮件</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay safe until you release them.</source>
        <translation>邮件会妥善保留，直到您放行。</translation>
    </message>
    <message>
        <source>They are tried again.</source>
        <translation>将重新尝试发送。</translation>
    </message>
    <message>
        <source>Their senders are told why.</source>
        <translation>已告知发件人原因。</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::RenewalCard</name>
    <message>
        <source>Due since</source>
        <translation>应续期时间</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下次</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1至 %2</translation>
    </message>
    <message>
        <source>not planned</source>
        <translation>未安排</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>succeeded %1</source>
        <translation>%1 成功</translation>
    </message>
    <message>
        <source>Last try</source>
        <translation>上次尝试</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>下次重试</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>颁发机构</translation>
    </message>
    <message>
        <source>Names proved by</source>
        <translation>证明方式</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系邮箱</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>自动进行</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>Nothing is renewed until a certificate was requested here.</source>
        <translation>在此申请证书之前不会进行续期。</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::RevokeSheet</name>
    <message>
        <source>Revoke the certificate of %1?</source>
        <translation>吊销 %1 的证书？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>吊销</translation>
    </message>
    <message>
        <source>Enter keeps it</source>
        <translation>按回车键保留</translation>
    </message>
    <message>
        <source>This cannot be undone. A new certificate with a new key is in use before the old one is revoked, so no connection fails. TLSA records for the old key have to be changed.</source>
        <translation>此操作无法撤销。吊销旧证书之前会先启用带有新密钥的新证书，因此连接不会中断。指向旧密钥的 TLSA 记录需要修改。</translation>
    </message>
    <message>
        <source>This cannot be undone. Mail programs that look for revocations refuse to connect from then on, and nothing is renewed until you request a new certificate.</source>
        <translation>此操作无法撤销。此后，会检查吊销状态的邮件客户端将拒绝连接；在您申请新证书之前不会再续期。</translation>
    </message>
    <message>
        <source>Replace and revoke</source>
        <translation>更换并吊销</translation>
    </message>
    <message>
        <source>Reason, told to everybody who asks</source>
        <translation>原因（任何人都可查询）</translation>
    </message>
    <message>
        <source>Get a new one first</source>
        <translation>先获取新证书</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::ServedCard</name>
    <message>
        <source>Ask again</source>
        <translation>重新询问</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>立即询问</translation>
    </message>
    <message>
        <source>The ports are being asked from the server itself; this takes up to 15 seconds.</source>
        <translation>正从服务器本身询问各端口，最多需要 15 秒。</translation>
    </message>
    <message>
        <source>The ports were not asked yet.</source>
        <translation>尚未询问各端口。</translation>
    </message>
    <message>
        <source>The server told of no port.</source>
        <translation>服务器没有报告任何端口。</translation>
    </message>
    <message>
        <source>asked just now</source>
        <translation>刚刚询问</translation>
    </message>
    <message numerus="yes">
        <source>asked %n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前询问</numerusform>
        </translation>
    </message>
    <message>
        <source>Served right now</source>
        <translation>当前提供的证书</translation>
    </message>
    <message>
        <source>What each port serves</source>
        <translation>各端口提供的证书</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::ServedModel</name>
    <message>
        <source>this certificate</source>
        <translation>此证书</translation>
    </message>
    <message>
        <source>nobody answers</source>
        <translation>无人应答</translation>
    </message>
    <message>
        <source>no STARTTLS</source>
        <translation>没有 STARTTLS</translation>
    </message>
    <message>
        <source>the handshake fails</source>
        <translation>握手失败</translation>
    </message>
    <message>
        <source>one for another name</source>
        <translation>其他名称的证书</translation>
    </message>
    <message>
        <source>one that is not trusted</source>
        <translation>不受信任的证书</translation>
    </message>
    <message>
        <source>a self-signed one</source>
        <translation>自签名证书</translation>
    </message>
    <message>
        <source>one that has ended</source>
        <translation>已过期的证书</translation>
    </message>
    <message>
        <source>this one; it ends soon</source>
        <translation>此证书，即将过期</translation>
    </message>
    <message>
        <source>another certificate</source>
        <translation>其他证书</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>提供</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::SetupAnswers</name>
    <message>
        <source>Choose a password, or let one be made</source>
        <translation>请设置密码，或自动生成</translation>
    </message>
    <message numerus="yes">
        <source>Too short: at least %n characters are needed</source>
        <translation>
            <numerusform>太短：至少需要 %n 个字符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too long: at most %n characters</source>
        <translation>
            <numerusform>太长：最多 %n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>The address itself is the first password that strangers try</source>
        <translation>陌生人最先尝试的密码就是邮箱地址本身</translation>
    </message>
    <message>
        <source>Line breaks and control characters cannot be typed into a mail program</source>
        <translation>邮件客户端中无法输入换行和控制字符</translation>
    </message>
    <message>
        <source>Enter the domain that you own, such as example.org</source>
        <translation>请输入您拥有的域名，例如 example.org</translation>
    </message>
    <message>
        <source>This is no domain name. It looks like example.org</source>
        <translation>这不是域名。格式如 example.org</translation>
    </message>
    <message>
        <source>This is no full host name. It looks like mail.example.org</source>
        <translation>这不是完整的主机名。格式如 mail.example.org</translation>
    </message>
    <message>
        <source>This is no mail address. It looks like anna@example.org</source>
        <translation>这不是邮箱地址。格式如 anna@example.org</translation>
    </message>
    <message>
        <source>The first mailbox must end with @%1</source>
        <translation>第一个邮箱必须以 @%1 结尾</translation>
    </message>
    <message>
        <source>Without this the authority gives no certificate, and other servers trust none</source>
        <translation>不同意则颁发机构不签发证书，其他服务器也不会信任本服务器</translation>
    </message>
    <message>
        <source>This is no mail address. It looks like you@example.com</source>
        <translation>这不是邮箱地址。格式如 you@example.com</translation>
    </message>
    <message>
        <source>An address at %1 proves nothing: the message must go to another provider</source>
        <translation>%1 的地址无法验证：邮件必须发往其他服务商</translation>
    </message>
    <message>
        <source>This is no https address of an ACME directory</source>
        <translation>这不是 ACME 目录的 https 地址</translation>
    </message>
    <message>
        <source>There is no such file on this computer, or it cannot be read</source>
        <translation>本机没有此文件，或无法读取</translation>
    </message>
    <message>
        <source>“%1” is no IP address. Resolvers are given by address</source>
        <translation>“%1”不是 IP 地址。解析器需填写 IP 地址</translation>
    </message>
    <message>
        <source>There is no mailsteadd in this folder</source>
        <translation>此文件夹中没有 mailsteadd</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::SetupLog</name>
    <message>
        <source>following</source>
        <translation>跟随中</translation>
    </message>
    <message>
        <source>paused, place kept</source>
        <translation>已暂停，位置已保留</translation>
    </message>
    <message>
        <source>Stop following</source>
        <translation>停止跟随</translation>
    </message>
    <message>
        <source>Follow the end</source>
        <translation>跟随末尾</translation>
    </message>
    <message>
        <source>Live log</source>
        <translation>实时日志</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>复制日志</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Hide the log</source>
        <translation>隐藏日志</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::SetupPage</name>
    <message>
        <source>Setup</source>
        <translation>安装向导</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Looking at what stands on %1</source>
        <translation>正在检查 %1 的现状</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Your mail address</source>
        <translation>您的邮箱地址</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Do all that is left</source>
        <translation>完成剩余全部步骤</translation>
    </message>
    <message>
        <source>Stop after this command</source>
        <translation>执行完当前命令后停止</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Next: Ready</source>
        <translation>下一步：就绪</translation>
    </message>
    <message>
        <source>Do everything</source>
        <translation>全部执行</translation>
    </message>
    <message>
        <source>Connect to the server to go on. What you type here is kept.</source>
        <translation>请连接服务器以继续。您填写的内容会保留。</translation>
    </message>
    <message>
        <source>The setup is running; the answers can be changed when it ends.</source>
        <translation>安装正在进行，结束后才能修改填写的内容。</translation>
    </message>
    <message>
        <source>Reading what stands on the server …</source>
        <translation>正在读取服务器的现状 …</translation>
    </message>
    <message>
        <source>Next looks at the server and changes nothing.</source>
        <translation>下一步只检查服务器，不做任何改动。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>You may leave this page. The work goes on and stays in the status bar.</source>
        <translation>可以离开此页，任务会继续，并显示在状态栏。</translation>
    </message>
    <message>
        <source>Decide about what is marked to go on.</source>
        <translation>请先对标出的事项作出决定。</translation>
    </message>
    <message>
        <source>Took %1.</source>
        <translation>用时 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s), shown above. Nothing has been changed yet.</source>
        <translation>
            <numerusform>%n 项改动，如上所示。尚未作任何改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is restarting</source>
        <translation>服务器正在重启</translation>
    </message>
    <message>
        <source>Mailstead signs in again by itself, usually within a minute.</source>
        <translation>邮驿会自动重新登录，通常在一分钟内。</translation>
    </message>
    <message>
        <source>The connection was lost and is being tried again</source>
        <translation>连接已断开，正在重新连接</translation>
    </message>
    <message>
        <source>Nothing is lost: what was done is kept on the server, and the setup goes on from there.</source>
        <translation>没有任何丢失：已完成的内容保存在服务器上，安装会从该处继续。</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connect again, and the setup goes on where it stopped.</source>
        <translation>重新连接后，安装会从停下的地方继续。</translation>
    </message>
    <message>
        <source>Setup of %1</source>
        <translation>安装 %1</translation>
    </message>
    <message>
        <source>The journal is kept on the server. You can go on from another computer.</source>
        <translation>进度保存在服务器上，换一台电脑也能继续。</translation>
    </message>
    <message>
        <source>Steps of the setup</source>
        <translation>安装步骤</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::SetupTexts</name>
    <message>
        <source>This server cannot carry mail yet</source>
        <translation>此服务器目前还不能收发邮件</translation>
    </message>
    <message>
        <source>This server can carry mail</source>
        <translation>此服务器可以收发邮件</translation>
    </message>
    <message>
        <source>Look at the server</source>
        <translation>检查服务器</translation>
    </message>
    <message>
        <source>Prepare the server</source>
        <translation>准备服务器</translation>
    </message>
    <message>
        <source>Name the server</source>
        <translation>给服务器命名</translation>
    </message>
    <message>
        <source>Install the mail services</source>
        <translation>安装邮件服务</translation>
    </message>
    <message>
        <source>Tell the world where the mail goes</source>
        <translation>公布邮件的去向</translation>
    </message>
    <message>
        <source>Get the certificate</source>
        <translation>获取证书</translation>
    </message>
    <message>
        <source>Make the first mailbox</source>
        <translation>创建第一个邮箱</translation>
    </message>
    <message>
        <source>Prove it with a real message</source>
        <translation>用一封真实的邮件验证</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) must be put right first. Nothing has been changed yet.</source>
        <translation>
            <numerusform>必须先解决 %n 件事。尚未作任何改动。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to decide first. Nothing has been changed yet.</source>
        <translation>
            <numerusform>需要先决定 %n 件事。尚未作任何改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing stands in the way. Nothing has been changed yet.</source>
        <translation>没有阻碍。尚未作任何改动。</translation>
    </message>
    <message>
        <source>System, memory, clock, ports and names are looked at. Nothing is changed.</source>
        <translation>检查系统、内存、时钟、端口和名称，不做任何改动。</translation>
    </message>
    <message>
        <source>The package lists are refreshed and what is missing is installed from the distribution itself.</source>
        <translation>刷新软件包列表，并从发行版自身的软件源安装缺少的软件包。</translation>
    </message>
    <message>
        <source>It will call itself %1. Other mail servers check that this name, its address and the reverse record agree.</source>
        <translation>它将自称 %1。其他邮件服务器会核对这个名字、地址与反向记录是否一致。</translation>
    </message>
    <message>
        <source>The mail daemon is one file with a service of its own. Dovecot comes from the distribution and lets mail programs read.</source>
        <translation>邮件服务是一个程序文件，作为独立的系统服务运行。Dovecot 来自发行版，供邮件客户端读取邮件。</translation>
    </message>
    <message>
        <source>Make these records where you bought %1, then wait here: every name server is asked until it answers right. The PTR record is set at your hoster.</source>
        <translation>请在购买 %1 的服务商处添加这些记录，然后在此等待：邮驿会逐一询问域名服务器，直到应答全部正确。PTR 记录在主机商处设置。</translation>
    </message>
    <message>
        <source>The authority reaches the server by its name and then signs. It is asked only when the name leads here, and the certificate renews itself.</source>
        <translation>颁发机构通过名称访问服务器，然后签发证书。名称指向这里后才会申请，证书会自动续期。</translation>
    </message>
    <message>
        <source>%1 can sign in afterwards, with the password that you chose.</source>
        <translation>之后 %1 即可用您设置的密码登录。</translation>
    </message>
    <message>
        <source>A message goes out and a reply comes back.</source>
        <translation>发出一封邮件，并收到回复。</translation>
    </message>
    <message>
        <source>A message goes from %1 to %2. Answer it, and the reply shows that mail comes in as well.</source>
        <translation>将从 %1 向 %2 发送一封邮件。请回复它，以验证也能收信。</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>正在检查 %1</translation>
    </message>
    <message>
        <source>Preparing %1</source>
        <translation>正在准备 %1</translation>
    </message>
    <message>
        <source>Naming %1</source>
        <translation>正在命名 %1</translation>
    </message>
    <message>
        <source>Installing on %1</source>
        <translation>正在安装到 %1</translation>
    </message>
    <message>
        <source>Watching the records of %1 arrive</source>
        <translation>正在等待 %1 的记录生效</translation>
    </message>
    <message>
        <source>Getting the certificate of %1</source>
        <translation>正在获取 %1 的证书</translation>
    </message>
    <message>
        <source>Making the mailbox on %1</source>
        <translation>正在 %1 上创建邮箱</translation>
    </message>
    <message>
        <source>Sending the proof from %1</source>
        <translation>正在从 %1 发送验证邮件</translation>
    </message>
    <message>
        <source>was so already</source>
        <translation>原已如此</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n 项需要决定</numerusform>
        </translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Watch the records arrive</source>
        <translation>等待记录生效</translation>
    </message>
    <message>
        <source>Make the mailbox</source>
        <translation>创建邮箱</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>发送邮件</translation>
    </message>
    <message>
        <source>Undo “%1”?</source>
        <translation>撤销“%1”？</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::StepPanel</name>
    <message>
        <source>%1 in the way</source>
        <translation>%1 项必须解决</translation>
    </message>
    <message>
        <source>%1 to decide</source>
        <translation>%1 项需要决定</translation>
    </message>
    <message>
        <source>%1 for later</source>
        <translation>%1 项稍后处理</translation>
    </message>
    <message>
        <source>%1 cannot tell</source>
        <translation>%1 项无法判断</translation>
    </message>
    <message>
        <source>%1 in order</source>
        <translation>%1 项正常</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Stopped, as you wanted</source>
        <translation>已按您的要求停止</translation>
    </message>
    <message>
        <source>What was done so far stays and is found again.</source>
        <translation>已完成的部分会保留，继续时能够识别。</translation>
    </message>
    <message>
        <source>The files that this step changed get their earlier text back, and services that it started are stopped. Later steps may need to be done again.</source>
        <translation>此步骤改动的文件将恢复原来的内容，由它启动的服务将停止。后续步骤可能需要重新执行。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Enter keeps it</source>
        <translation>按 Enter 键保留</translation>
    </message>
    <message>
        <source>How the name is proved</source>
        <translation>如何证明名称</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::SuppressionView</name>
    <message>
        <source>Write a whole address, like name@example.org</source>
        <translation>请填写完整地址，例如 name@example.org</translation>
    </message>
    <message>
        <source>%1 is suppressed</source>
        <translation>已停发 %1</translation>
    </message>
    <message>
        <source>Mail to this address is refused here.</source>
        <translation>发往该地址的邮件会在本服务器被拒收。</translation>
    </message>
    <message>
        <source>%1 may get mail again</source>
        <translation>已恢复向 %1 发送邮件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) may get mail again</source>
        <translation>
            <numerusform>已恢复向 %Ln 个收件人发送邮件</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest %1 are shown. Search for others.</source>
        <translation>仅显示最新的 %1 个，其余请搜索。</translation>
    </message>
    <message>
        <source>Show the message that bounced</source>
        <translation>查看被退回的邮件</translation>
    </message>
    <message>
        <source>Copy the recipient</source>
        <translation>复制收件人</translation>
    </message>
    <message>
        <source>Copy the reason</source>
        <translation>复制原因</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从名单中移除</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>查看邮件</translation>
    </message>
    <message>
        <source>Send nothing more to a recipient</source>
        <translation>不再向某个收件人发送</translation>
    </message>
    <message>
        <source>Mail to this address is refused here, before any server is asked.</source>
        <translation>发往该地址的邮件会在本服务器直接拒收，不再询问对方服务器。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Suppress</source>
        <translation>停发</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>the whole address</source>
        <translation>完整地址</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>for whoever reads this later</source>
        <translation>方便日后查阅</translation>
    </message>
    <message>
        <source>Search recipients and reasons</source>
        <translation>搜索收件人和原因</translation>
    </message>
    <message>
        <source>Suppressed recipients</source>
        <translation>停发的收件人</translation>
    </message>
    <message>
        <source>No recipient is suppressed</source>
        <translation>停发名单为空</translation>
    </message>
    <message>
        <source>When a server says that a recipient does not exist, the address comes here by itself. Asking for it again and again would harm the good name of this server.</source>
        <translation>对方服务器表示收件人不存在时，该地址会自动列入这里。反复向不存在的地址发信会损害本服务器的信誉。</translation>
    </message>
    <message>
        <source>Add a recipient…</source>
        <translation>添加收件人…</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No suppressed recipient fits the search.</source>
        <translation>停发名单中没有符合的收件人。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::TargetSheet</name>
    <message>
        <source>Install the certificate for another service too</source>
        <translation>同时为另一项服务安装证书</translation>
    </message>
    <message>
        <source>Each new certificate is written there and the service reloaded. The two files must be those that its configuration names with %1 and %2.</source>
        <translation>每次有新证书时都会写入此处并重新加载该服务。这两个文件必须是该服务的配置中由 %1 和 %2 指定的文件。</translation>
    </message>
    <message>
        <source>Each new certificate is written there and the service reloaded. The two files must be those that its configuration names.</source>
        <translation>每次有新证书时都会写入此处并重新加载该服务。这两个文件必须是该服务的配置中指定的文件。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Dovecot, with the paths of iRedMail</source>
        <translation>Dovecot，使用 iRedMail 的路径</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>其他服务</translation>
    </message>
    <message>
        <source>Who may read the key</source>
        <translation>谁可以读取私钥</translation>
    </message>
    <message>
        <source>the owner (0600)</source>
        <translation>所有者（0600）</translation>
    </message>
    <message>
        <source>owner and group (0640)</source>
        <translation>所有者和用户组（0640）</translation>
    </message>
    <message>
        <source>How it begins TLS</source>
        <translation>如何开始 TLS</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>连接后立即开始</translation>
    </message>
    <message>
        <source>Name in the list</source>
        <translation>列表中的名称</translation>
    </message>
    <message>
        <source>Reload command</source>
        <translation>重新加载命令</translation>
    </message>
    <message>
        <source>Program with its path and arguments; run without a shell. Empty: nothing is reloaded</source>
        <translation>程序路径和参数，不经 shell 运行。留空：不重新加载</translation>
    </message>
    <message>
        <source>Path of the chain</source>
        <translation>证书链的路径</translation>
    </message>
    <message>
        <source>Path of the key</source>
        <translation>私钥的路径</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>用户组</translation>
    </message>
    <message>
        <source>Address to ask afterwards</source>
        <translation>安装后查询的地址</translation>
    </message>
    <message>
        <source>Empty: it is not asked what it shows</source>
        <translation>留空：不查询它出示的证书</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::TargetTexts</name>
    <message>
        <source>Not installed yet</source>
        <translation>尚未安装</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Installed, but not reloaded</source>
        <translation>已安装，但未重新加载</translation>
    </message>
    <message>
        <source>Installed, but it cannot be told what it serves</source>
        <translation>已安装，但无法得知它出示哪张证书</translation>
    </message>
    <message>
        <source>Installed, but it serves another certificate</source>
        <translation>已安装，但它出示的是另一张证书</translation>
    </message>
    <message>
        <source>Has the certificate before this one</source>
        <translation>使用的是上一张证书</translation>
    </message>
    <message>
        <source>Installed, reloaded, serves this certificate</source>
        <translation>已安装、已重新加载，出示的是这张证书</translation>
    </message>
    <message>
        <source>Installed, serves this certificate</source>
        <translation>已安装，出示的是这张证书</translation>
    </message>
    <message>
        <source>Installed, reloaded</source>
        <translation>已安装、已重新加载</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::TargetsCard</name>
    <message>
        <source>%1 gets each certificate from now on</source>
        <translation>%1 从现在起会得到每张新证书</translation>
    </message>
    <message>
        <source>%1 was removed from the list</source>
        <translation>已将 %1 从列表中移除</translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation>要将 %1 从列表中移除吗？</translation>
    </message>
    <message>
        <source>Its files stay as they are, but get no new certificate: the service shows the one it has until that ends. %1 is changed as root.</source>
        <translation>它的文件保持原样，但不再得到新证书：该服务会一直出示现有的证书，直到其过期。将以 root 身份修改 %1。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Enter keeps it</source>
        <translation>按 Enter 保留</translation>
    </message>
    <message>
        <source>It cannot be told which services get it: %1</source>
        <translation>无法得知哪些服务会得到证书：%1</translation>
    </message>
    <message>
        <source>This server cannot do that yet: repeat the step Install of the setup, which brings what writes other services&apos; files.</source>
        <translation>这台服务器还不能这样做：请重新执行安装向导的“安装”步骤，它会装上写入其他服务文件所需的部分。</translation>
    </message>
    <message>
        <source>Nothing is installed: %1 does not permit the action “targets”.</source>
        <translation>不会安装：%1 没有允许“targets”操作。</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>正在安装</translation>
    </message>
    <message>
        <source>Install now</source>
        <translation>立即安装</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>installed last %1</source>
        <translation>上次安装：%1</translation>
    </message>
    <message>
        <source>The certificate was not installed</source>
        <translation>证书未能安装</translation>
    </message>
    <message>
        <source>Remove %1 from the list</source>
        <translation>将 %1 从列表中移除</translation>
    </message>
    <message>
        <source>Other services with this certificate</source>
        <translation>使用此证书的其他服务</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Open the setup</source>
        <translation>打开安装向导</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::TraceModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Try %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::TraceView</name>
    <message>
        <source>What happened to this message</source>
        <translation>此邮件的投递经过</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::WaitingView</name>
    <message>
        <source>The queue could not be read</source>
        <translation>无法读取队列</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1 封</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait, but none fits the filter.</source>
        <translation>
            <numerusform>%n 封邮件等待中，但没有一封符合筛选条件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No mail is waiting</source>
        <translation>没有邮件在等待</translation>
    </message>
    <message>
        <source>Every message has gone out. What comes in appears here by itself.</source>
        <translation>所有邮件都已发出。新邮件会自动显示在这里。</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Only to %1</source>
        <translation>仅发往 %1</translation>
    </message>
    <message>
        <source>Only from %1</source>
        <translation>仅来自 %1</translation>
    </message>
    <message>
        <source>Copy the recipient</source>
        <translation>复制收件人</translation>
    </message>
    <message>
        <source>Copy the last reply</source>
        <translation>复制最近回复</translation>
    </message>
    <message>
        <source>Show its lines in the log</source>
        <translation>在日志中显示</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Filter, for example to:gmail.com age:1h reply:4.7</source>
        <translation>筛选，例如 to:gmail.com age:1h reply:4.7</translation>
    </message>
    <message>
        <source>Messages in the queue</source>
        <translation>队列中的邮件</translation>
    </message>
    <message>
        <source>Act on all messages that are shown here</source>
        <translation>处理这里列出的全部邮件</translation>
    </message>
    <message>
        <source>How the queue is shown</source>
        <translation>队列的显示方式</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>By destination</source>
        <translation>按目的地</translation>
    </message>
    <message>
        <source>By cause</source>
        <translation>按原因</translation>
    </message>
    <message>
        <source>By sender</source>
        <translation>按发件人</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::WayChooser</name>
    <message>
        <source>How the names are proved</source>
        <translation>如何证明名称</translation>
    </message>
</context>
<context>
    <name>mailstead::pages::WorkRow</name>
    <message>
        <source>Working</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>All was as wanted; nothing has been changed</source>
        <translation>一切已符合要求，未作改动</translation>
    </message>
    <message>
        <source>Done and checked</source>
        <translation>已完成并通过检查</translation>
    </message>
    <message>
        <source>Left out, as you wanted</source>
        <translation>已按您的要求跳过</translation>
    </message>
    <message>
        <source>Undone: the server is as it was before this step</source>
        <translation>已撤销：服务器恢复到此步骤之前的状态</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>mailstead::session::ServerSession</name>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Host key to be confirmed</source>
        <translation>主机密钥待确认</translation>
    </message>
    <message>
        <source>Host key changed</source>
        <translation>主机密钥已变更</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>需要登录</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>正在重新连接…</translation>
    </message>
    <message>
        <source>Connection failed</source>
        <translation>连接失败</translation>
    </message>
    <message>
        <source>Mail daemon not installed</source>
        <translation>未安装邮件服务</translation>
    </message>
    <message>
        <source>Mail daemon running</source>
        <translation>邮件服务运行中</translation>
    </message>
    <message>
        <source>Mail daemon does not answer</source>
        <translation>邮件服务没有应答</translation>
    </message>
    <message>
        <source>Mail daemon unknown</source>
        <translation>邮件服务状态未知</translation>
    </message>
    <message>
        <source>The connection to the server was lost</source>
        <translation>与服务器的连接已断开</translation>
    </message>
</context>
<context>
    <name>mailstead::setup::Text</name>
    <message>
        <source>The certificate authority&apos;s terms must be agreed to</source>
        <translation>必须同意证书颁发机构的条款</translation>
    </message>
    <message>
        <source>An authority issues certificates only to those who agree to its terms of service.</source>
        <translation>颁发机构只向同意其服务条款的人签发证书。</translation>
    </message>
    <message>
        <source>Read them at the authority&apos;s web site, then agree.</source>
        <translation>请在颁发机构的网站上阅读条款，然后表示同意。</translation>
    </message>
    <message>
        <source>Agree to the terms</source>
        <translation>同意条款</translation>
    </message>
    <message>
        <source>Looking at the certificates</source>
        <translation>正在检查证书</translation>
    </message>
    <message>
        <source>is stopped and disabled, as you decided</source>
        <translation>按您的决定停止并禁用</translation>
    </message>
    <message>
        <source>Asking for the certificate</source>
        <translation>正在申请证书</translation>
    </message>
    <message>
        <source>Issued by %1, valid until %2</source>
        <translation>由 %1 签发，有效期至 %2</translation>
    </message>
    <message>
        <source>There is no certificate for %1</source>
        <translation>没有 %1 的证书</translation>
    </message>
    <message>
        <source>Run this step again.</source>
        <translation>请重新执行此步骤。</translation>
    </message>
    <message>
        <source>Checking which certificate the ports serve</source>
        <translation>正在检查各端口使用的证书</translation>
    </message>
    <message>
        <source>Port %1 does not serve the new certificate</source>
        <translation>端口 %1 未使用新证书</translation>
    </message>
    <message>
        <source>it serves none</source>
        <translation>没有提供证书</translation>
    </message>
    <message>
        <source>it serves one with fingerprint %1</source>
        <translation>所用证书的指纹为 %1</translation>
    </message>
    <message>
        <source>Look at the services&apos; logs on the server, then run the step again.</source>
        <translation>请查看服务器上相关服务的日志，然后重新执行此步骤。</translation>
    </message>
    <message>
        <source>Port %1 serves the certificate %2</source>
        <translation>端口 %1 使用证书 %2</translation>
    </message>
    <message>
        <source>decided: %1</source>
        <translation>已决定：%1</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full</source>
        <translation>服务器磁盘已满</translation>
    </message>
    <message>
        <source>%1 ended with exit code %2</source>
        <translation>%1 以退出码 %2 结束</translation>
    </message>
    <message>
        <source>Make room on the server&apos;s disk, then run the step again.</source>
        <translation>请在服务器磁盘上腾出空间，然后重新执行此步骤。</translation>
    </message>
    <message>
        <source>Look at the log for what it said, then run the step again.</source>
        <translation>请在日志中查看其输出，然后重新执行此步骤。</translation>
    </message>
    <message>
        <source>The server&apos;s file %1 cannot be read</source>
        <translation>无法读取服务器上的文件 %1</translation>
    </message>
    <message>
        <source>The server&apos;s file %1 is larger than expected</source>
        <translation>服务器上的文件 %1 比预期的大</translation>
    </message>
    <message numerus="yes">
        <source>more than %n byte(s)</source>
        <translation>
            <numerusform>超过 %n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the file; it is not one that this program wrote.</source>
        <translation>请查看该文件，它不是由本程序写入的。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read</source>
        <translation>无法读取文件 %1</translation>
    </message>
    <message>
        <source>%1 is not a program for %2</source>
        <translation>%1 不是适用于 %2 的程序</translation>
    </message>
    <message>
        <source>it is not a Linux program</source>
        <translation>不是 Linux 程序</translation>
    </message>
    <message>
        <source>it is made for %1</source>
        <translation>它适用于 %1</translation>
    </message>
    <message>
        <source>%1 is too large to be the mail daemon</source>
        <translation>%1 过大，不可能是邮件服务程序</translation>
    </message>
    <message>
        <source>There is no mail daemon for %1 on this computer</source>
        <translation>本机没有适用于 %1 的邮件服务程序</translation>
    </message>
    <message>
        <source>looked in %1</source>
        <translation>已在 %1 中查找</translation>
    </message>
    <message>
        <source>Install the complete program, or name the folder that holds mailsteadd-%1.</source>
        <translation>请安装完整的程序，或指定 mailsteadd-%1 所在的文件夹。</translation>
    </message>
    <message>
        <source>Debian 12 and 13, Ubuntu 22.04, 24.04 and 26.04, and Red Hat Enterprise Linux, CentOS Stream, Rocky Linux and AlmaLinux 9 and 10</source>
        <translation>Debian 12 和 13，Ubuntu 22.04、24.04 和 26.04，以及 Red Hat Enterprise Linux、CentOS Stream、Rocky Linux 和 AlmaLinux 9 和 10</translation>
    </message>
    <message>
        <source>The mail daemon&apos;s answer about DNS cannot be understood</source>
        <translation>无法理解邮件服务关于 DNS 的应答</translation>
    </message>
    <message>
        <source>Install the daemon that belongs to this version of Mailstead.</source>
        <translation>请安装与此版本邮驿配套的邮件服务。</translation>
    </message>
    <message>
        <source>%1 of %2 records have arrived at every name server</source>
        <translation>%1 / %2 条记录已在全部域名服务器上生效</translation>
    </message>
    <message>
        <source>Asking for the records that are needed</source>
        <translation>正在查询所需的记录</translation>
    </message>
    <message>
        <source>is added as mail domain, with new DKIM keys</source>
        <translation>添加为邮件域名，并生成新的 DKIM 密钥</translation>
    </message>
    <message>
        <source>the records to make are shown, and watched as they arrive</source>
        <translation>显示需要添加的记录，并等待其生效</translation>
    </message>
    <message>
        <source>is to be made at the DNS provider and is watched</source>
        <translation>需在 DNS 服务商处添加，并等待其生效</translation>
    </message>
    <message>
        <source>Not all DNS records have arrived in time</source>
        <translation>部分 DNS 记录未及时生效</translation>
    </message>
    <message>
        <source>Make the missing records at the DNS provider, the PTR at the hoster; then run this step again.</source>
        <translation>请在 DNS 服务商处添加缺失的记录，在主机商处设置 PTR，然后重新执行此步骤。</translation>
    </message>
    <message>
        <source>Not all name servers answer with the wanted records</source>
        <translation>部分域名服务器的应答与所需记录不符</translation>
    </message>
    <message>
        <source>A name server may still have the old data. Run this step again.</source>
        <translation>某台域名服务器可能仍保留旧数据。请重新执行此步骤。</translation>
    </message>
    <message>
        <source>Adding the domain and making its DKIM keys</source>
        <translation>正在添加域名并生成 DKIM 密钥</translation>
    </message>
    <message>
        <source>%1. It will be kept as %2.</source>
        <translation>%1。将保留为 %2。</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>由 %1 完成</translation>
    </message>
    <message>
        <source>Nothing needs to change</source>
        <translation>无需改动</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 项改动</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection was lost (%1); signing in again</source>
        <translation>连接已断开（%1），正在重新登录</translation>
    </message>
    <message>
        <source>Signing in again (attempt %1)</source>
        <translation>正在重新登录（第 %1 次）</translation>
    </message>
    <message>
        <source>Nothing had to change</source>
        <translation>没有需要改动的内容</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>The journal on the server could not be written: %1</source>
        <translation>无法写入服务器上的安装记录：%1</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>%1 was changed by others since and is left as it is; the old text lies in %2</source>
        <translation>%1 此后被他人修改，保持现状；旧内容保存在 %2</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>is changed</source>
        <translation>将修改</translation>
    </message>
    <message>
        <source>is written</source>
        <translation>将写入</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Some files were changed by others since and were left as they are</source>
        <translation>部分文件此后被他人修改，保持现状</translation>
    </message>
    <message>
        <source>Compare them with the copies in %1/backup.</source>
        <translation>请与 %1/backup 中的副本比较。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>The file %1 is too large</source>
        <translation>文件 %1 过大</translation>
    </message>
    <message>
        <source>The template of the daemon&apos;s settings does not fit</source>
        <translation>邮件服务的设置模板不匹配</translation>
    </message>
    <message>
        <source>Install the complete program again.</source>
        <translation>请重新安装完整的程序。</translation>
    </message>
    <message>
        <source>unit file</source>
        <translation>单元文件</translation>
    </message>
    <message>
        <source>settings of the daemon</source>
        <translation>邮件服务的设置</translation>
    </message>
    <message>
        <source>DNSSEC trust anchors</source>
        <translation>DNSSEC 信任锚</translation>
    </message>
    <message>
        <source>roots of the certificate authority</source>
        <translation>证书颁发机构的根证书</translation>
    </message>
    <message>
        <source>Dovecot %1 serves the daemon&apos;s mailboxes only</source>
        <translation>Dovecot %1 仅为邮件服务的邮箱提供访问</translation>
    </message>
    <message>
        <source>This version of Dovecot is not known: %1</source>
        <translation>未知的 Dovecot 版本：%1</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Versions 2.3 and 2.4 are.</source>
        <translation>支持 2.3 和 2.4 版本。</translation>
    </message>
    <message>
        <source>Run the step “%1” first.</source>
        <translation>请先执行步骤“%1”。</translation>
    </message>
    <message>
        <source>is started, now and at each start of the server</source>
        <translation>立即启动，并随服务器开机启动</translation>
    </message>
    <message>
        <source>shows Dovecot each new certificate</source>
        <translation>让 Dovecot 及时使用新证书</translation>
    </message>
    <message>
        <source>is started again</source>
        <translation>将重新启动</translation>
    </message>
    <message>
        <source>Looking at what is installed</source>
        <translation>正在检查已安装的内容</translation>
    </message>
    <message>
        <source>the mail daemon, SHA-256 %1</source>
        <translation>邮件服务程序，SHA-256 %1</translation>
    </message>
    <message>
        <source>lets in %1</source>
        <translation>允许 %1 接入</translation>
    </message>
    <message>
        <source>Stopping %1</source>
        <translation>正在停止 %1</translation>
    </message>
    <message>
        <source>Uploading %1 to %2</source>
        <translation>正在将 %1 上传到 %2</translation>
    </message>
    <message>
        <source>Uploading the mail daemon</source>
        <translation>正在上传邮件服务程序</translation>
    </message>
    <message>
        <source>Writing settings and units</source>
        <translation>正在写入设置和单元文件</translation>
    </message>
    <message>
        <source>Starting the mail daemon</source>
        <translation>正在启动邮件服务</translation>
    </message>
    <message>
        <source>Connecting Dovecot with the mail daemon</source>
        <translation>正在将 Dovecot 接入邮件服务</translation>
    </message>
    <message>
        <source>Dovecot does not take its new configuration</source>
        <translation>Dovecot 不接受新的配置</translation>
    </message>
    <message>
        <source>The old one was left in place. Look at the log.</source>
        <translation>旧配置保持不变。请查看日志。</translation>
    </message>
    <message>
        <source>Making users and directories</source>
        <translation>正在创建用户和目录</translation>
    </message>
    <message>
        <source>Checking that all runs</source>
        <translation>正在检查各项服务是否运行</translation>
    </message>
    <message>
        <source>%1 is not running</source>
        <translation>%1 未运行</translation>
    </message>
    <message>
        <source>Look at it with: systemctl status %1</source>
        <translation>请用此命令查看：systemctl status %1</translation>
    </message>
    <message>
        <source>Nobody listens on port %1</source>
        <translation>端口 %1 无人监听</translation>
    </message>
    <message>
        <source>Look at the services&apos; logs, then run the step again.</source>
        <translation>请查看相关服务的日志，然后重新执行此步骤。</translation>
    </message>
    <message>
        <source>mailsteadd %1 answers as %2</source>
        <translation>mailsteadd %1 以 %2 的名义应答</translation>
    </message>
    <message>
        <source>The daemon calls itself %1</source>
        <translation>邮件服务自称 %1</translation>
    </message>
    <message>
        <source>Run the step again.</source>
        <translation>请重新执行此步骤。</translation>
    </message>
    <message>
        <source>Mail, queue and keys in /var/lib/mailstead and /var/vmail stay; delete them by hand if nobody needs them.</source>
        <translation>/var/lib/mailstead 和 /var/vmail 中的邮件、队列和密钥会保留；确认无人需要后可手动删除。</translation>
    </message>
    <message>
        <source>The setup journal on the server is damaged</source>
        <translation>服务器上的安装记录已损坏</translation>
    </message>
    <message>
        <source>Run the setup again; it looks at what is there.</source>
        <translation>请重新运行安装向导，它会检查现状。</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>The setup journal was written by a newer version of Mailstead</source>
        <translation>安装记录由更新版本的邮驿写入</translation>
    </message>
    <message>
        <source>its format is %1, this version knows %2</source>
        <translation>其格式为 %1，此版本支持 %2</translation>
    </message>
    <message>
        <source>Update Mailstead on this computer.</source>
        <translation>请更新本机上的邮驿。</translation>
    </message>
    <message>
        <source>it has no known format</source>
        <translation>格式未知</translation>
    </message>
    <message>
        <source>the step “%1” has no known state</source>
        <translation>步骤“%1”的状态未知</translation>
    </message>
    <message>
        <source>it lists too many files</source>
        <translation>列出的文件过多</translation>
    </message>
    <message>
        <source>an entry about a changed file is wrong</source>
        <translation>某个文件改动的条目有误</translation>
    </message>
    <message>
        <source>%1 is not supported</source>
        <translation>不支持 %1</translation>
    </message>
    <message>
        <source>Reinstall the server with one of: %1.</source>
        <translation>请将服务器重装为以下系统之一：%1。</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>仍然继续</translation>
    </message>
    <message>
        <source>An unknown system</source>
        <translation>未知的系统</translation>
    </message>
    <message>
        <source>Package names and configuration differ from system to system; on one that was never tried, the setup could leave a half-working server.</source>
        <translation>软件包名称和配置因系统而异；在从未试过的系统上，安装可能留下一台不能正常工作的服务器。</translation>
    </message>
    <message>
        <source>Reinstall the server in your hoster&apos;s panel with one of: %1. Debian 12 is a good choice.</source>
        <translation>请在主机商面板中将服务器重装为以下系统之一：%1。推荐 Debian 12。</translation>
    </message>
    <message>
        <source>The server does not run systemd</source>
        <translation>服务器未使用 systemd</translation>
    </message>
    <message>
        <source>The mail daemon is started, watched and confined by systemd.</source>
        <translation>邮件服务由 systemd 启动、监视并限制权限。</translation>
    </message>
    <message>
        <source>Use a virtual server, not a bare container, with one of: %1.</source>
        <translation>请使用虚拟服务器而非单纯的容器，并选择以下系统之一：%1。</translation>
    </message>
    <message>
        <source>supported</source>
        <translation>受支持</translation>
    </message>
    <message>
        <source>Processor: %1</source>
        <translation>处理器：%1</translation>
    </message>
    <message>
        <source>The processor architecture %1 is not supported</source>
        <translation>不支持处理器架构 %1</translation>
    </message>
    <message>
        <source>The mail daemon is made for x86_64 and aarch64.</source>
        <translation>邮件服务适用于 x86_64 和 aarch64。</translation>
    </message>
    <message>
        <source>Choose a server with one of these processors.</source>
        <translation>请选择使用这两种处理器之一的服务器。</translation>
    </message>
    <message>
        <source>Signed in as root</source>
        <translation>以 root 登录</translation>
    </message>
    <message>
        <source>Root rights by sudo</source>
        <translation>通过 sudo 获得 root 权限</translation>
    </message>
    <message>
        <source>The user has no root rights and cannot get them by sudo</source>
        <translation>该用户没有 root 权限，也无法通过 sudo 获得</translation>
    </message>
    <message>
        <source>Installing a mail server changes system files and services.</source>
        <translation>安装邮件服务器需要修改系统文件和服务。</translation>
    </message>
    <message>
        <source>Sign in as root, or add the user to the sudo group.</source>
        <translation>请以 root 登录，或将该用户加入 sudo 组。</translation>
    </message>
    <message>
        <source>The amount of memory could not be read</source>
        <translation>无法读取内存大小</translation>
    </message>
    <message>
        <source>Memory: %1</source>
        <translation>内存：%1</translation>
    </message>
    <message>
        <source>The server has only %1 of memory</source>
        <translation>服务器内存只有 %1</translation>
    </message>
    <message>
        <source>A mail server needs about 1 GB; with less the system ends programs when mail comes in bursts, and package updates can fail.</source>
        <translation>邮件服务器需要约 1 GB 内存；不足时，邮件集中到达会使系统终止程序，软件包更新也可能失败。</translation>
    </message>
    <message>
        <source>Choose a plan with at least 1 GB in your hoster&apos;s panel.</source>
        <translation>请在主机商面板中选择内存不少于 1 GB 的套餐。</translation>
    </message>
    <message>
        <source>The free disk space could not be read</source>
        <translation>无法读取磁盘可用空间</translation>
    </message>
    <message>
        <source>Free on disk: %1</source>
        <translation>磁盘可用空间：%1</translation>
    </message>
    <message>
        <source>Only %1 are free on the disk</source>
        <translation>磁盘可用空间只有 %1</translation>
    </message>
    <message>
        <source>Packages, the mail queue and the mailboxes need room; when the disk is full, mail is turned away.</source>
        <translation>软件包、邮件队列和邮箱都需要空间；磁盘写满后邮件会被拒收。</translation>
    </message>
    <message>
        <source>Delete what is not needed, or choose a larger disk.</source>
        <translation>请删除不需要的内容，或选择更大的磁盘。</translation>
    </message>
    <message>
        <source>The server&apos;s clock could not be read</source>
        <translation>无法读取服务器时钟</translation>
    </message>
    <message>
        <source>The clock is right</source>
        <translation>时钟准确</translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s clock is %n second(s) ahead of this computer&apos;s</source>
        <translation>
            <numerusform>服务器时钟比本机快 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s clock is %n second(s) behind this computer&apos;s</source>
        <translation>
            <numerusform>服务器时钟比本机慢 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Certificates and signatures are valid from and until a time; with a wrong clock they are refused.</source>
        <translation>证书和签名都有起止时间；时钟不准时会被拒绝。</translation>
    </message>
    <message>
        <source>See which of the two clocks is wrong. On the server, install chrony or systemd-timesyncd.</source>
        <translation>请查明哪一个时钟不准。在服务器上可安装 chrony 或 systemd-timesyncd。</translation>
    </message>
    <message>
        <source>An unknown program</source>
        <translation>未知程序</translation>
    </message>
    <message>
        <source>%1 listens on the mail port %2</source>
        <translation>%1 占用了邮件端口 %2</translation>
    </message>
    <message>
        <source>Only one program can take mail on a port.</source>
        <translation>同一端口只能由一个程序接收邮件。</translation>
    </message>
    <message>
        <source>Find out which program it is, and stop and disable it.</source>
        <translation>请查明是哪个程序，然后将其停止并禁用。</translation>
    </message>
    <message>
        <source>Have %1 stopped and disabled (its files stay), or use another server.</source>
        <translation>停止并禁用 %1（其文件保留），或使用另一台服务器。</translation>
    </message>
    <message>
        <source>Stop and disable %1</source>
        <translation>停止并禁用 %1</translation>
    </message>
    <message>
        <source>The mail ports are free</source>
        <translation>邮件端口空闲</translation>
    </message>
    <message>
        <source>Port 80 is free</source>
        <translation>端口 80 空闲</translation>
    </message>
    <message>
        <source>%1 listens on port 80</source>
        <translation>%1 占用了端口 80</translation>
    </message>
    <message>
        <source>The certificate authority asks a question on port 80, at the first certificate and at each renewal; the mail daemon must be able to answer there.</source>
        <translation>证书颁发机构在首次签发和每次续期时都会通过端口 80 验证，邮件服务必须能在该端口应答。</translation>
    </message>
    <message>
        <source>Have the web server stopped and disabled if nobody needs it, or move it to another server.</source>
        <translation>如无人需要该网站服务器，请将其停止并禁用，或迁移到另一台服务器。</translation>
    </message>
    <message>
        <source>Go on; I will free the port before the certificate</source>
        <translation>继续；我会在申请证书前释放该端口</translation>
    </message>
    <message>
        <source>No firewall on the server</source>
        <translation>服务器上没有防火墙</translation>
    </message>
    <message>
        <source>The firewall %1 is active</source>
        <translation>防火墙 %1 已启用</translation>
    </message>
    <message>
        <source>the mail ports will be opened</source>
        <translation>将开放邮件端口</translation>
    </message>
    <message>
        <source>The server has firewall rules of its own (%1)</source>
        <translation>服务器有自定义的防火墙规则（%1）</translation>
    </message>
    <message>
        <source>Rules that somebody wrote by hand are not changed by this program.</source>
        <translation>本程序不会改动手工编写的规则。</translation>
    </message>
    <message>
        <source>Public address: %1</source>
        <translation>公网地址：%1</translation>
    </message>
    <message>
        <source>No public address was seen on the server</source>
        <translation>服务器上未发现公网地址</translation>
    </message>
    <message>
        <source>It may be behind address translation of the hoster.</source>
        <translation>它可能位于主机商的地址转换之后。</translation>
    </message>
    <message>
        <source>Updates wait for a restart of the server</source>
        <translation>有更新需要重启服务器后生效</translation>
    </message>
    <message>
        <source>Reading what the server is</source>
        <translation>正在读取服务器信息</translation>
    </message>
    <message>
        <source>%1 on %2, host name %3</source>
        <translation>%2 上的 %1，主机名 %3</translation>
    </message>
    <message>
        <source>Looking at the mailboxes</source>
        <translation>正在检查邮箱</translation>
    </message>
    <message>
        <source>The mailbox %1 needs a password</source>
        <translation>邮箱 %1 需要密码</translation>
    </message>
    <message>
        <source>Enter a password for it.</source>
        <translation>请为它设置密码。</translation>
    </message>
    <message>
        <source>gets the new password</source>
        <translation>将使用新密码</translation>
    </message>
    <message>
        <source>is made, with the password you chose</source>
        <translation>将创建，使用您设置的密码</translation>
    </message>
    <message>
        <source>The mailbox %1 is not there</source>
        <translation>邮箱 %1 不存在</translation>
    </message>
    <message>
        <source>Dovecot does not know the mailbox %1</source>
        <translation>Dovecot 不认识邮箱 %1</translation>
    </message>
    <message>
        <source>Run the step “%1” again.</source>
        <translation>请重新执行步骤“%1”。</translation>
    </message>
    <message>
        <source>the host&apos;s own name</source>
        <translation>主机自身的名称</translation>
    </message>
    <message>
        <source>keeps cloud-init from setting the old name again</source>
        <translation>防止 cloud-init 恢复旧名称</translation>
    </message>
    <message>
        <source>the short name leads to the full name</source>
        <translation>让短名称指向完整名称</translation>
    </message>
    <message>
        <source>Looking at the host&apos;s names</source>
        <translation>正在检查主机名称</translation>
    </message>
    <message>
        <source>is restarted, so that every program learns the new name</source>
        <translation>将重启，使所有程序使用新名称</translation>
    </message>
    <message>
        <source>The server does not call itself %1</source>
        <translation>服务器没有自称 %1</translation>
    </message>
    <message>
        <source>Look at /etc/hosts and /etc/hostname on the server, and whether a program of the hoster writes them again at each start.</source>
        <translation>请检查服务器上的 /etc/hosts 和 /etc/hostname，以及主机商的程序是否在每次启动时重写它们。</translation>
    </message>
    <message>
        <source>What the preflight on the server said cannot be understood</source>
        <translation>无法理解服务器上预检程序的输出</translation>
    </message>
    <message>
        <source>Uploading the preflight</source>
        <translation>正在上传预检程序</translation>
    </message>
    <message>
        <source>Looking at the server from inside</source>
        <translation>正在从内部检查服务器</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>Looking at the installed packages</source>
        <translation>正在检查已安装的软件包</translation>
    </message>
    <message>
        <source>finishes an installation that was interrupted</source>
        <translation>完成此前中断的安装</translation>
    </message>
    <message>
        <source>refreshes the package lists</source>
        <translation>刷新软件包列表</translation>
    </message>
    <message>
        <source>is installed</source>
        <translation>将安装</translation>
    </message>
    <message>
        <source>Finishing an interrupted installation</source>
        <translation>正在完成此前中断的安装</translation>
    </message>
    <message>
        <source>Refreshing the package lists</source>
        <translation>正在刷新软件包列表</translation>
    </message>
    <message numerus="yes">
        <source>Installing %n package(s)</source>
        <translation>
            <numerusform>正在安装 %n 个软件包</numerusform>
        </translation>
    </message>
    <message>
        <source>Packages are still missing after the installation</source>
        <translation>安装后仍缺少软件包</translation>
    </message>
    <message>
        <source>Look at the log for what the package manager said.</source>
        <translation>请在日志中查看软件包管理器的输出。</translation>
    </message>
    <message>
        <source>gets a message from %1, and is expected to reply</source>
        <translation>将收到来自 %1 的邮件，并需要回复</translation>
    </message>
    <message>
        <source>Sending a message to %1</source>
        <translation>正在向 %1 发送邮件</translation>
    </message>
    <message>
        <source>This message proves that mail from the new server %1 arrives.

Please reply to it, so that the way back is proven too.
</source>
        <translation>此邮件用于验证来自新服务器 %1 的邮件能够送达。

请回复此邮件，以便同时验证收信。
</translation>
    </message>
    <message>
        <source>The message was taken by %1</source>
        <translation>%1 已接收邮件</translation>
    </message>
    <message>
        <source>The message to %1 was refused</source>
        <translation>发往 %1 的邮件被拒绝</translation>
    </message>
    <message>
        <source>The other server&apos;s words say why. PTR, SPF and a blocklist entry are the usual reasons.</source>
        <translation>原因见对方服务器的回复。常见原因是 PTR、SPF 或被列入黑名单。</translation>
    </message>
    <message>
        <source>The message to %1 has not been delivered yet</source>
        <translation>发往 %1 的邮件尚未送达</translation>
    </message>
    <message>
        <source>It stays in the queue and is tried again. Look at the queue, then run this step again.</source>
        <translation>邮件仍在队列中，会继续重试。请查看队列，然后重新执行此步骤。</translation>
    </message>
    <message>
        <source>Waiting for a reply from %1 to %2</source>
        <translation>正在等待 %1 回复到 %2</translation>
    </message>
    <message>
        <source>Received from %1: %2</source>
        <translation>收到来自 %1 的邮件：%2</translation>
    </message>
    <message>
        <source>No reply from %1 has come in</source>
        <translation>未收到 %1 的回复</translation>
    </message>
    <message>
        <source>the message to it was delivered</source>
        <translation>发给它的邮件已送达</translation>
    </message>
    <message>
        <source>Reply to the message, and look whether it is in the spam folder there; then run this step again.</source>
        <translation>请回复该邮件，并查看它是否在对方的垃圾邮件文件夹中，然后重新执行此步骤。</translation>
    </message>
    <message>
        <source>The reply was delivered, but is not in the mailbox</source>
        <translation>回复已投递，但邮箱中没有</translation>
    </message>
    <message>
        <source>Look at Dovecot&apos;s log on the server.</source>
        <translation>请查看服务器上 Dovecot 的日志。</translation>
    </message>
    <message>
        <source>Mailstead proof %1</source>
        <translation>邮驿验证邮件 %1</translation>
    </message>
    <message>
        <source>A reply came back into %1</source>
        <translation>%1 已收到回复</translation>
    </message>
    <message>
        <source>The server does not tell its boot id</source>
        <translation>服务器未提供启动标识</translation>
    </message>
    <message>
        <source>Restart the server by hand, then run the step again.</source>
        <translation>请手动重启服务器，然后重新执行此步骤。</translation>
    </message>
    <message>
        <source>Restarting the server</source>
        <translation>正在重启服务器</translation>
    </message>
    <message>
        <source>Waiting for the server to come back (attempt %1)</source>
        <translation>正在等待服务器恢复（第 %1 次）</translation>
    </message>
    <message>
        <source>Attempt %1: %2</source>
        <translation>第 %1 次：%2</translation>
    </message>
    <message numerus="yes">
        <source>The server is back after %n second(s), with boot id %1</source>
        <translation>
            <numerusform>服务器在 %n 秒后恢复，启动标识为 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not restart</source>
        <translation>服务器没有重启</translation>
    </message>
    <message>
        <source>its boot id is still %1</source>
        <translation>启动标识仍为 %1</translation>
    </message>
    <message>
        <source>Restart it in your hoster&apos;s panel, then run the step again.</source>
        <translation>请在主机商面板中重启服务器，然后重新执行此步骤。</translation>
    </message>
    <message>
        <source>system user without a password</source>
        <translation>没有密码的系统用户</translation>
    </message>
    <message>
        <source>directory of %1, mode %2</source>
        <translation>%1 的目录，权限 %2</translation>
    </message>
    <message>
        <source>%1 does not start</source>
        <translation>%1 无法启动</translation>
    </message>
    <message>
        <source>there is no readable file %1</source>
        <translation>没有可读取的文件 %1</translation>
    </message>
    <message>
        <source>“%1” is not a host name</source>
        <translation>“%1”不是主机名</translation>
    </message>
    <message>
        <source>A full name is needed, in lower-case letters, digits and hyphens, such as mail.example.org.</source>
        <translation>需要完整的名称，由小写字母、数字和连字符组成，例如 mail.example.org。</translation>
    </message>
    <message>
        <source>Correct the host name.</source>
        <translation>请更正主机名。</translation>
    </message>
    <message>
        <source>“%1” is not a mail domain</source>
        <translation>“%1”不是邮件域名</translation>
    </message>
    <message>
        <source>A domain is needed, such as example.org.</source>
        <translation>需要一个域名，例如 example.org。</translation>
    </message>
    <message>
        <source>Correct the domain.</source>
        <translation>请更正域名。</translation>
    </message>
    <message>
        <source>“%1” is not a mail address</source>
        <translation>“%1”不是邮箱地址</translation>
    </message>
    <message>
        <source>Correct the first mailbox.</source>
        <translation>请更正第一个邮箱。</translation>
    </message>
    <message>
        <source>The mailbox %1 is not in the domain %2</source>
        <translation>邮箱 %1 不属于域名 %2</translation>
    </message>
    <message>
        <source>Choose an address that ends in @%1.</source>
        <translation>请选择以 @%1 结尾的地址。</translation>
    </message>
    <message>
        <source>Correct the recipient of the proof message.</source>
        <translation>请更正验证邮件的收件人。</translation>
    </message>
    <message>
        <source>“%1” is not the address of an ACME directory</source>
        <translation>“%1”不是 ACME 目录的地址</translation>
    </message>
    <message>
        <source>It must begin with https://.</source>
        <translation>必须以 https:// 开头。</translation>
    </message>
    <message>
        <source>Correct the certificate authority.</source>
        <translation>请更正证书颁发机构。</translation>
    </message>
    <message>
        <source>Correct the contact address of the certificate.</source>
        <translation>请更正证书的联系邮箱。</translation>
    </message>
    <message>
        <source>“%1” is not the address of a resolver</source>
        <translation>“%1”不是解析器的地址</translation>
    </message>
    <message>
        <source>Write an IP address, such as 192.0.2.53.</source>
        <translation>请填写 IP 地址，例如 192.0.2.53。</translation>
    </message>
    <message>
        <source>The certificate authority&apos;s root file cannot be used</source>
        <translation>证书颁发机构的根证书文件不可用</translation>
    </message>
    <message>
        <source>The file with DNSSEC trust anchors cannot be used</source>
        <translation>DNSSEC 信任锚文件不可用</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>DNS and PTR</source>
        <translation>DNS 与 PTR</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Looks at the server and changes nothing.</source>
        <translation>检查服务器，不做任何改动。</translation>
    </message>
    <message>
        <source>Refreshes the package lists and installs what is missing.</source>
        <translation>刷新软件包列表，并安装缺少的软件包。</translation>
    </message>
    <message>
        <source>Gives the server its host name, and restarts it when that is needed.</source>
        <translation>设置服务器的主机名，必要时重启。</translation>
    </message>
    <message>
        <source>Installs the mail daemon and connects Dovecot to it.</source>
        <translation>安装邮件服务，并将 Dovecot 接入。</translation>
    </message>
    <message>
        <source>Shows the DNS records that are needed and watches them arrive.</source>
        <translation>显示所需的 DNS 记录，并等待其生效。</translation>
    </message>
    <message>
        <source>Gets a certificate for the server&apos;s name and keeps it renewed.</source>
        <translation>为服务器名称获取证书，并自动续期。</translation>
    </message>
    <message>
        <source>Makes the first mailbox.</source>
        <translation>创建第一个邮箱。</translation>
    </message>
    <message>
        <source>Sends a real message and waits for a reply.</source>
        <translation>发送一封真实的邮件，并等待回复。</translation>
    </message>
    <message>
        <source>The step “%1” cannot be undone</source>
        <translation>步骤“%1”无法撤销</translation>
    </message>
    <message>
        <source>The reply does not say what the receiver thought of %1</source>
        <translation>回复中没有说明收件方对 %1 的判断</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The receiver could not make sure that the message is from this domain; such mail lands in spam or is refused.</source>
        <translation>收件方无法确认邮件来自此域名；这样的邮件会进入垃圾邮件文件夹或被拒收。</translation>
    </message>
    <message>
        <source>Run the step “%1” again and wait until old records have left the receivers&apos; caches.</source>
        <translation>请重新执行步骤“%1”，并等待旧记录从收件方的缓存中过期。</translation>
    </message>
    <message>
        <source>%1 must be a table</source>
        <translation>%1 必须是表</translation>
    </message>
    <message>
        <source>%1 must be a text in quotes</source>
        <translation>%1 必须是带引号的文本</translation>
    </message>
    <message>
        <source>%1 must be true or false</source>
        <translation>%1 必须是 true 或 false</translation>
    </message>
    <message>
        <source>%1 must be a number from %2 to %3</source>
        <translation>%1 必须是 %2 至 %3 的数字</translation>
    </message>
    <message>
        <source>%1 must be a list of texts</source>
        <translation>%1 必须是文本列表</translation>
    </message>
    <message>
        <source>%1 is not a key of a plan</source>
        <translation>%1 不是计划中的键</translation>
    </message>
    <message>
        <source>%1 is not a section of a plan</source>
        <translation>%1 不是计划中的节</translation>
    </message>
    <message>
        <source>server.address is missing</source>
        <translation>缺少 server.address</translation>
    </message>
    <message>
        <source>server.host_key must begin with SHA256:, as ssh-keygen -l prints it</source>
        <translation>server.host_key 必须以 SHA256: 开头，与 ssh-keygen -l 的输出一致</translation>
    </message>
    <message>
        <source>There is no password in the file %1</source>
        <translation>文件 %1 中没有密码</translation>
    </message>
    <message>
        <source>The plan %1 is too large</source>
        <translation>计划 %1 过大</translation>
    </message>
    <message>
        <source>The plan %1 cannot be read</source>
        <translation>无法读取计划 %1</translation>
    </message>
    <message>
        <source>Name an existing plan file.</source>
        <translation>请指定已有的计划文件。</translation>
    </message>
    <message>
        <source>The first line of the file %1 is too long for a password</source>
        <translation>文件 %1 的第一行过长，不能作为密码</translation>
    </message>
    <message>
        <source>Waiting for another package program on the server to finish</source>
        <translation>正在等待服务器上的另一个软件包程序结束</translation>
    </message>
    <message>
        <source>The work was stopped</source>
        <translation>任务已停止</translation>
    </message>
    <message>
        <source>Correct the plan file and run the command again.</source>
        <translation>请更正计划文件，然后重新运行命令。</translation>
    </message>
    <message>
        <source>a certificate is requested from %1; the names for mail programs&apos; settings and the MTA-STS policy are put into it as far as they lead here</source>
        <translation>向 %1 申请证书；用于邮件程序设置和 MTA-STS 策略的名称，只要指向本服务器，也会写入证书</translation>
    </message>
    <message>
        <source>Make sure that they let TCP ports 25, 80, 443, 465, 587, 993 and 995 in. With nftables: nft add rule inet filter input tcp dport { 25, 80, 443, 465, 587, 993, 995 } accept</source>
        <translation>请确保规则允许 TCP 端口 25、80、443、465、587、993 和 995 的入站连接。使用 nftables 时：nft add rule inet filter input tcp dport { 25, 80, 443, 465, 587, 993, 995 } accept</translation>
    </message>
    <message>
        <source>what root does for the daemon</source>
        <translation>root 可替邮件服务做的事</translation>
    </message>
    <message>
        <source>folders in which the daemon asks root</source>
        <translation>邮件服务向 root 提出请求的目录</translation>
    </message>
    <message>
        <source>does what the daemon may ask of root</source>
        <translation>执行邮件服务获准向 root 请求的操作</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Correct the file on the server, as root.</source>
        <translation>请以 root 身份在服务器上更正该文件。</translation>
    </message>
    <message>
        <source>There is a service called %1 already</source>
        <translation>已有名为 %1 的服务</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>There are %1 services already</source>
        <translation>已有 %1 个服务</translation>
    </message>
    <message>
        <source>Remove one first.</source>
        <translation>请先移除一个。</translation>
    </message>
    <message>
        <source>The lines of %1 were not found</source>
        <translation>没有找到 %1 所在的行</translation>
    </message>
    <message>
        <source>Remove it by hand from %1.</source>
        <translation>请手动将其从 %1 中移除。</translation>
    </message>
    <message>
        <source>There is no service called %1</source>
        <translation>没有名为 %1 的服务</translation>
    </message>
    <message>
        <source>%1 is written on several lines</source>
        <translation>%1 写成了多行</translation>
    </message>
    <message>
        <source>Change it by hand in %1.</source>
        <translation>请在 %1 中手动修改。</translation>
    </message>
    <message>
        <source>The server has no file %1</source>
        <translation>服务器上没有文件 %1</translation>
    </message>
    <message>
        <source>Somebody else changed %1 meanwhile</source>
        <translation>其间有人改动了 %1</translation>
    </message>
    <message>
        <source>Look at it again, then repeat the change.</source>
        <translation>请重新查看，然后再次修改。</translation>
    </message>
    <message>
        <source>There are several ways to prove the name to the authority</source>
        <translation>向证书颁发机构证明域名所有权有多种方式</translation>
    </message>
    <message>
        <source>An authority issues a certificate only to who shows that the name is his, now and at each renewal.</source>
        <translation>颁发机构只向能证明域名归自己所有的人签发证书，现在如此，每次续期也如此。</translation>
    </message>
    <message>
        <source>One more kind of DNS record can be made now</source>
        <translation>现在可以再添加一种 DNS 记录</translation>
    </message>
    <message>
        <source>It has other servers encrypt what they bring (MTA-STS); they fetch the policy from this server with its new certificate. Mail arrives without it, too.</source>
        <translation>它让其他服务器在送信时加密（MTA-STS）；它们会凭新证书从本服务器读取策略。没有这条记录，邮件同样能收到。</translation>
    </message>
    <message>
        <source>After the setup, the DNS page writes it, or shows it for copying.</source>
        <translation>安装完成后，DNS 页面可以写入它，或显示出来供复制。</translation>
    </message>
</context>
<context>
    <name>mailstead::ssh::Channel</name>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The server takes no more data</source>
        <translation>服务器不再接收数据</translation>
    </message>
    <message>
        <source>The program on the server has ended</source>
        <translation>服务器上的程序已结束</translation>
    </message>
    <message>
        <source>No channel could be made</source>
        <translation>无法建立通道</translation>
    </message>
    <message>
        <source>The server opens no further channel</source>
        <translation>服务器不再打开新的通道</translation>
    </message>
    <message>
        <source>Close other programs that use this connection; sshd&apos;s MaxSessions limits how many there may be.</source>
        <translation>请关闭使用此连接的其他程序；通道数量受 sshd 的 MaxSessions 限制。</translation>
    </message>
    <message>
        <source>The server runs no commands for this user</source>
        <translation>服务器不为该用户执行命令</translation>
    </message>
    <message>
        <source>The server does not offer the subsystem</source>
        <translation>服务器不提供该子系统</translation>
    </message>
    <message>
        <source>Use a user with an ordinary login shell.</source>
        <translation>请使用拥有普通登录 shell 的用户。</translation>
    </message>
</context>
<context>
    <name>mailstead::ssh::Connection</name>
    <message>
        <source>The key file cannot be read</source>
        <translation>无法读取密钥文件</translation>
    </message>
    <message>
        <source>Choose the private key file in the server&apos;s settings.</source>
        <translation>请在服务器设置中选择私钥文件。</translation>
    </message>
    <message>
        <source>The key file needs its passphrase</source>
        <translation>密钥文件需要口令</translation>
    </message>
    <message>
        <source>The passphrase of the key file is wrong</source>
        <translation>密钥文件的口令不正确</translation>
    </message>
    <message>
        <source>Enter the passphrase and connect again.</source>
        <translation>请输入口令后重新连接。</translation>
    </message>
    <message>
        <source>The key file holds no private key that can be used</source>
        <translation>密钥文件中没有可用的私钥</translation>
    </message>
    <message>
        <source>Use a key made by ssh-keygen (ed25519, ECDSA or RSA); convert PuTTY keys with PuTTYgen&apos;s export.</source>
        <translation>请使用 ssh-keygen 生成的密钥（ed25519、ECDSA 或 RSA）；PuTTY 密钥请用 PuTTYgen 导出转换。</translation>
    </message>
    <message>
        <source>The server ended the sign-in after too many tries</source>
        <translation>尝试次数过多，服务器终止了登录</translation>
    </message>
    <message>
        <source>Choose one way to sign in; an agent with many keys uses up the tries.</source>
        <translation>请只选择一种登录方式；代理中的密钥较多时会用尽尝试次数。</translation>
    </message>
    <message>
        <source>The server closed the connection during sign-in</source>
        <translation>服务器在登录过程中关闭了连接</translation>
    </message>
    <message>
        <source>Try again; the server may be limiting sign-ins.</source>
        <translation>请重试；服务器可能在限制登录。</translation>
    </message>
    <message>
        <source>No SSH agent is running here.</source>
        <translation>本机没有运行 SSH 代理。</translation>
    </message>
    <message>
        <source>The agent has no key that the server accepts.</source>
        <translation>代理中没有服务器接受的密钥。</translation>
    </message>
    <message>
        <source>The server does not accept the key file.</source>
        <translation>服务器不接受该密钥文件。</translation>
    </message>
    <message>
        <source>The server asks “%1”, which cannot be answered.</source>
        <translation>服务器询问“%1”，无法回答。</translation>
    </message>
    <message>
        <source>The server does not answer the sign-in</source>
        <translation>服务器没有应答登录</translation>
    </message>
    <message>
        <source>Try again; a server under load can be slow.</source>
        <translation>请重试；负载较高的服务器可能较慢。</translation>
    </message>
    <message>
        <source>The server did not answer</source>
        <translation>服务器没有应答</translation>
    </message>
    <message>
        <source>The program on the server ended with exit code %1</source>
        <translation>服务器上的程序以退出码 %1 结束</translation>
    </message>
    <message>
        <source>The command has an environment variable with a bad name</source>
        <translation>命令的某个环境变量名称无效</translation>
    </message>
    <message>
        <source>The command cannot be sent to the server</source>
        <translation>无法将命令发送到服务器</translation>
    </message>
    <message>
        <source>it is empty or holds a NUL or broken characters</source>
        <translation>命令为空，或含有 NUL 或损坏的字符</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message numerus="yes">
        <source>%1 did not end within %n second(s)</source>
        <translation>
            <numerusform>%1 未在 %n 秒内结束</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not tell how %1 ended</source>
        <translation>服务器未说明 %1 如何结束</translation>
    </message>
    <message>
        <source>The connection was closed</source>
        <translation>连接已关闭</translation>
    </message>
    <message>
        <source>The file %1 cannot be read</source>
        <translation>无法读取文件 %1</translation>
    </message>
    <message>
        <source>its path is not absolute</source>
        <translation>路径不是绝对路径</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有此文件</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>这是文件夹</translation>
    </message>
    <message>
        <source>The connection was closed to connect again</source>
        <translation>连接已关闭，以便重新连接</translation>
    </message>
    <message numerus="yes">
        <source>The server did not come back within %n second(s)</source>
        <translation>
            <numerusform>服务器未在 %n 秒内恢复</numerusform>
        </translation>
    </message>
    <message>
        <source>The name %1 was not resolved in time</source>
        <translation>未能及时解析名称 %1</translation>
    </message>
    <message>
        <source>Check this computer&apos;s network, or use the IP address.</source>
        <translation>请检查本机网络，或改用 IP 地址。</translation>
    </message>
    <message>
        <source>The name %1 does not resolve</source>
        <translation>无法解析名称 %1</translation>
    </message>
    <message>
        <source>Check the spelling, or use the server&apos;s IP address.</source>
        <translation>请检查拼写，或改用服务器的 IP 地址。</translation>
    </message>
    <message>
        <source>The address cannot be used</source>
        <translation>此地址不可用</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>Check address and port, that the server is running, and the firewall of the server and of its hoster.</source>
        <translation>请检查地址和端口、服务器是否在运行，以及服务器和主机商的防火墙。</translation>
    </message>
    <message>
        <source>The host key of %1 is not known yet</source>
        <translation>%1 的主机密钥尚不认识</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one that your hoster shows, then trust it.</source>
        <translation>请与主机商显示的指纹比对，然后信任它。</translation>
    </message>
    <message>
        <source>The host key of %1 has been revoked</source>
        <translation>%1 的主机密钥已被吊销</translation>
    </message>
    <message>
        <source>The host key of %1 has changed</source>
        <translation>%1 的主机密钥已变更</translation>
    </message>
    <message>
        <source>Remembered: %1. Offered now: %2 %3</source>
        <translation>已记住：%1。现在出示：%2 %3</translation>
    </message>
    <message>
        <source>Somebody may be listening in. Only if the server was installed anew, forget the old key and compare the new one with your hoster&apos;s.</source>
        <translation>可能有人在窃听。仅当服务器是重装的，才可忘记旧密钥，并将新密钥与主机商显示的比对。</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>服务器没有应答</translation>
    </message>
    <message>
        <source>Address, port or user is missing</source>
        <translation>缺少地址、端口或用户</translation>
    </message>
    <message>
        <source>Complete the server&apos;s settings.</source>
        <translation>请补全服务器设置。</translation>
    </message>
    <message>
        <source>The server showed no usable host key</source>
        <translation>服务器未出示可用的主机密钥</translation>
    </message>
    <message>
        <source>The server does not answer any more</source>
        <translation>服务器不再应答</translation>
    </message>
    <message>
        <source>Check the network and that the server is running.</source>
        <translation>请检查网络以及服务器是否在运行。</translation>
    </message>
    <message>
        <source>The connection to the server was lost</source>
        <translation>与服务器的连接已断开</translation>
    </message>
    <message>
        <source>Connect again; if it happens often, check the network.</source>
        <translation>请重新连接；若经常发生，请检查网络。</translation>
    </message>
    <message>
        <source>there is a folder of that name</source>
        <translation>已有同名文件夹</translation>
    </message>
    <message>
        <source>the disk of the server is full (%1)</source>
        <translation>服务器磁盘已满（%1）</translation>
    </message>
    <message>
        <source>Free some space on the server and try again.</source>
        <translation>请在服务器上腾出空间，然后重试。</translation>
    </message>
    <message>
        <source>The upload did not come to its end</source>
        <translation>上传未完成</translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation>无法写入文件</translation>
    </message>
    <message>
        <source>The file to be uploaded cannot be read</source>
        <translation>无法读取要上传的文件</translation>
    </message>
    <message>
        <source>One step was accepted; the server now wants: %1</source>
        <translation>一步认证已通过；服务器还要求：%1</translation>
    </message>
    <message>
        <source>The server offers: %1</source>
        <translation>服务器支持：%1</translation>
    </message>
    <message>
        <source>The server does not accept the password of %1</source>
        <translation>服务器不接受 %1 的密码</translation>
    </message>
    <message>
        <source>Check user and password. Many servers let root sign in with a key only.</source>
        <translation>请检查用户和密码。许多服务器只允许 root 用密钥登录。</translation>
    </message>
    <message>
        <source>The server does not let %1 sign in with a password</source>
        <translation>服务器不允许 %1 用密码登录</translation>
    </message>
    <message>
        <source>Choose a key file or the agent in the server&apos;s settings.</source>
        <translation>请在服务器设置中选择密钥文件或 SSH 代理。</translation>
    </message>
    <message>
        <source>A password is needed for %1</source>
        <translation>需要 %1 的密码</translation>
    </message>
    <message>
        <source>Enter the password and connect again.</source>
        <translation>请输入密码后重新连接。</translation>
    </message>
    <message>
        <source>The server does not let %1 sign in</source>
        <translation>服务器不允许 %1 登录</translation>
    </message>
    <message>
        <source>Add the public key to the user&apos;s authorized_keys on the server, or sign in with a password.</source>
        <translation>请把公钥加入服务器上该用户的 authorized_keys，或改用密码登录。</translation>
    </message>
    <message>
        <source>%1 refuses connections</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>Check the port, that sshd runs, and the firewall of the server and of its hoster.</source>
        <translation>请检查端口、sshd 是否在运行，以及服务器和主机商的防火墙。</translation>
    </message>
    <message>
        <source>%1 does not speak SSH</source>
        <translation>%1 上的不是 SSH 服务</translation>
    </message>
    <message>
        <source>Check the port.</source>
        <translation>请检查端口。</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>无法连接到 %1</translation>
    </message>
    <message>
        <source>Check address and port, and this computer&apos;s network.</source>
        <translation>请检查地址、端口和本机网络。</translation>
    </message>
    <message>
        <source>The file %1 could not be written</source>
        <translation>无法写入文件 %1</translation>
    </message>
</context>
<context>
    <name>mailstead::ssh::Host</name>
    <message>
        <source>“%1” ended with exit code %2</source>
        <translation>“%1”以退出码 %2 结束</translation>
    </message>
</context>
<context>
    <name>mailstead::ssh::KnownHosts</name>
    <message>
        <source>The file of known host keys cannot be read</source>
        <translation>无法读取已知主机密钥文件</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>Make the file readable, or move it away to begin anew.</source>
        <translation>请使该文件可读，或将其移走以重新开始。</translation>
    </message>
    <message>
        <source>The host key could not be remembered</source>
        <translation>无法记住主机密钥</translation>
    </message>
    <message>
        <source>Make the folder writable and connect again.</source>
        <translation>请使该文件夹可写，然后重新连接。</translation>
    </message>
</context>
<context>
    <name>mailstead::ssh::Sftp</name>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The server ended SFTP</source>
        <translation>服务器终止了 SFTP</translation>
    </message>
    <message>
        <source>The server does not answer SFTP</source>
        <translation>服务器没有应答 SFTP</translation>
    </message>
    <message>
        <source>The file %1 could not be written</source>
        <translation>无法写入文件 %1</translation>
    </message>
    <message>
        <source>The file to be uploaded cannot be read</source>
        <translation>无法读取要上传的文件</translation>
    </message>
    <message>
        <source>The file %1 could not be replaced</source>
        <translation>无法替换文件 %1</translation>
    </message>
    <message>
        <source>The file %1 could not be removed</source>
        <translation>无法删除文件 %1</translation>
    </message>
    <message>
        <source>The server&apos;s SFTP answer cannot be understood</source>
        <translation>无法理解服务器的 SFTP 应答</translation>
    </message>
</context>
<context>
    <name>mailstead::ssh::sudo</name>
    <message>
        <source>sudo asks for a password and none was given</source>
        <translation>sudo 要求密码，但未提供</translation>
    </message>
    <message>
        <source>Connect again with the password of the user.</source>
        <translation>请用该用户的密码重新连接。</translation>
    </message>
    <message>
        <source>sudo did not accept the password</source>
        <translation>sudo 未接受密码</translation>
    </message>
    <message>
        <source>sudo did not run the command</source>
        <translation>sudo 未执行命令</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>sudo did not answer</source>
        <translation>sudo 没有应答</translation>
    </message>
    <message>
        <source>Sign in as root, or give the user the right to run everything with sudo.</source>
        <translation>请以 root 登录，或授予该用户用 sudo 执行全部命令的权限。</translation>
    </message>
    <message>
        <source>This needs root, and the server has no sudo</source>
        <translation>此操作需要 root 权限，而服务器上没有 sudo</translation>
    </message>
    <message>
        <source>Sign in as root.</source>
        <translation>请以 root 登录。</translation>
    </message>
    <message>
        <source>The user %1 is not allowed to use sudo</source>
        <translation>用户 %1 无权使用 sudo</translation>
    </message>
</context>
<context>
    <name>mailstead::vault::ProfileStore</name>
    <message>
        <source>The server cannot be kept</source>
        <translation>无法保存服务器</translation>
    </message>
    <message>
        <source>its address is missing</source>
        <translation>缺少地址</translation>
    </message>
    <message>
        <source>its user is missing</source>
        <translation>缺少用户</translation>
    </message>
    <message>
        <source>its port is not between 1 and 65535</source>
        <translation>端口不在 1 至 65535 之间</translation>
    </message>
    <message>
        <source>a text is too long</source>
        <translation>文本过长</translation>
    </message>
    <message>
        <source>it was written by another version of the program</source>
        <translation>由其他版本的程序写入</translation>
    </message>
    <message>
        <source>the list of servers is missing or too long</source>
        <translation>服务器列表缺失或过长</translation>
    </message>
    <message>
        <source>server number %1 is not complete</source>
        <translation>第 %1 台服务器的信息不完整</translation>
    </message>
    <message>
        <source>The list of servers cannot be read</source>
        <translation>无法读取服务器列表</translation>
    </message>
    <message>
        <source>Make the file readable and start again.</source>
        <translation>请使该文件可读，然后重新启动。</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>The list of servers cannot be understood</source>
        <translation>无法理解服务器列表</translation>
    </message>
    <message>
        <source>It was kept as %1.</source>
        <translation>已保留为 %1。</translation>
    </message>
    <message>
        <source>Move %1 away and start again.</source>
        <translation>请将 %1 移走，然后重新启动。</translation>
    </message>
    <message>
        <source>There is no such server</source>
        <translation>没有此服务器</translation>
    </message>
    <message>
        <source>The list of servers could not be saved</source>
        <translation>无法保存服务器列表</translation>
    </message>
    <message>
        <source>%1 is there and could not be read</source>
        <translation>%1 已存在，但无法读取</translation>
    </message>
    <message>
        <source>Make the folder writable and try again.</source>
        <translation>请使该文件夹可写，然后重试。</translation>
    </message>
</context>
<context>
    <name>mailstead::vitals::Vitals</name>
    <message>
        <source>The server&apos;s readings cannot be understood</source>
        <translation>无法理解服务器的读数</translation>
    </message>
    <message>
        <source>They need Linux with /proc.</source>
        <translation>需要带有 /proc 的 Linux。</translation>
    </message>
    <message>
        <source>The server sends no readings any more</source>
        <translation>服务器不再发送读数</translation>
    </message>
    <message>
        <source>The server ended the readings</source>
        <translation>服务器终止了读数</translation>
    </message>
    <message>
        <source>The server&apos;s readings are too long</source>
        <translation>服务器的读数过长</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::ActionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Select all %1 that match</source>
        <translation>选择全部 %1 项匹配结果</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::DiffView</name>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>新增 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) changed</source>
        <translation>
            <numerusform>修改 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>删除 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing changes</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the counts of a diff</comment>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s)</source>
        <translation>
            <numerusform>还有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy differences</source>
        <translation>复制差异</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::ErrorBanner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>复制此消息</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::FilterField</name>
    <message>
        <source>Remove the condition %1: %2</source>
        <translation>移除条件 %1：%2</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::FindingCard</name>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Decide now</source>
        <translation>需要决定</translation>
    </message>
    <message>
        <source>Stands in the way</source>
        <translation>必须解决</translation>
    </message>
    <message>
        <source>For later</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>The way out</source>
        <translation>解决办法</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::FindingTicks</name>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::LifetimeBar</name>
    <message>
        <source>Lifetime</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>issued %1</source>
        <translation>%1签发</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>%1过期</translation>
    </message>
    <message>
        <source>ends %1</source>
        <translation>%1到期</translation>
    </message>
    <message>
        <source>renewal due since %1</source>
        <translation>%1起应续期</translation>
    </message>
    <message>
        <source>renewed by itself %1</source>
        <translation>%1自动续期</translation>
    </message>
    <message>
        <source>renewed by itself, %1 to %2</source>
        <translation>%1至 %2自动续期</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Issued %1, ends %2</source>
        <translation>%1 签发，%2 到期</translation>
    </message>
    <message>
        <source>Renewed by itself between %1 and %2</source>
        <translation>在 %1 至 %2 之间自动续期</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::LogView</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message numerus="yes">
        <source>%n new line(s)</source>
        <translation>
            <numerusform>%n 行新日志</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::PlanRow</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::PlanView</name>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 项改动</numerusform>
        </translation>
    </message>
    <message>
        <source>What changes on the server</source>
        <translation>服务器上的改动</translation>
    </message>
    <message>
        <source>Nothing has to change</source>
        <translation>无需改动</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::RecordsView</name>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Copy the name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Optional. %1</source>
        <translation>可选。%1</translation>
    </message>
    <message>
        <source>All records as a zone file</source>
        <translation>全部记录（区域文件）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Records to make</source>
        <translation>需要添加的记录</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>%1 / %2 正确</translation>
    </message>
    <message>
        <source>Copy all as zone file</source>
        <translation>全部复制为区域文件</translation>
    </message>
    <message>
        <source>(leave empty)</source>
        <translation>（留空）</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::Sparkline</name>
    <message>
        <source>No readings</source>
        <translation>无读数</translation>
    </message>
    <message>
        <source>Now %1, at most %2</source>
        <translation>当前 %1，最高 %2</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::Spinner</name>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::StepperView</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>wants a decision</source>
        <translation>需要决定</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::ToastStack</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>mailstead::widgets::ValueDiff</name>
    <message>
        <source>then: %1</source>
        <translation>之后：%1</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>现在：%1</translation>
    </message>
    <message>
        <source>Copy the values</source>
        <translation>复制值</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Turns a server of your own into a mail server</source>
        <translation>把您自己的服务器变成邮件服务器</translation>
    </message>
    <message>
        <source>Keep settings, servers and known hosts in &lt;folder&gt;.</source>
        <translation>将设置、服务器和已知主机保存在 &lt;folder&gt;。</translation>
    </message>
    <message>
        <source>Show the window in &lt;language&gt;: system, zh_CN or en.</source>
        <translation>窗口语言 &lt;language&gt;：system、zh_CN 或 en。</translation>
    </message>
    <message>
        <source>Use the colours &lt;theme&gt;: system, light or dark.</source>
        <translation>配色 &lt;theme&gt;：system、light 或 dark。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>Connect to the server of the plan &lt;file&gt; and fill in its answers.</source>
        <translation>连接计划 &lt;file&gt; 中的服务器，并填入其中的内容。</translation>
    </message>
</context>
</TS>
