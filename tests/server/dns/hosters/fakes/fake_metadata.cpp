#include "fake_metadata.h"

namespace
{

LoopbackReply text(const std::string& body)
{
    return {200, body, {{"Content-Type", "text/plain"}}};
}

LoopbackReply hetzner(const LoopbackRequest& request)
{
    return request.path == "/hetzner/v1/metadata/instance-id" ? text("50112233")
                                                              : LoopbackReply{404};
}

LoopbackReply digitalOcean(const LoopbackRequest& request)
{
    return request.path == "/metadata/v1/id" ? text("2756294") : LoopbackReply{404};
}

LoopbackReply vultr(const LoopbackRequest& request)
{
    if (request.path == "/v1/instance-v2-id")
        return text("a747bfz6385e");
    if (request.path == "/v1.json")
        return {200, R"({"hostname":"v","instanceid":"2","instance-v2-id":"cb676a46-66fd"})"};
    return {404};
}

LoopbackReply linode(const LoopbackRequest& request)
{
    if (request.path == "/v1/token" && request.method == "PUT" &&
        !request.header("metadata-token-expiry-seconds").empty())
        return text("linode-token");
    if (request.path == "/v1/instance" && request.header("metadata-token") == "linode-token")
        return {200, R"({"id": 12345678, "label": "l", "region": "us-east"})"};
    return {401};
}

LoopbackReply aws(const LoopbackRequest& request)
{
    if (request.path == "/latest/api/token" && request.method == "PUT" &&
        !request.header("x-aws-ec2-metadata-token-ttl-seconds").empty())
        return text("AQAEAtoken==");
    if (request.path == "/latest/meta-data/instance-id" &&
        request.header("x-aws-ec2-metadata-token") == "AQAEAtoken==")
        return text("i-1234567890abcdef0");
    return {401};
}

LoopbackReply google(const LoopbackRequest& request)
{
    if (request.header("metadata-flavor") != "Google")
        return {403};
    if (request.path == "/computeMetadata/v1/instance/id")
        return {200, "3312345678901234567", {{"Metadata-Flavor", "Google"}}};
    return {404};
}

LoopbackReply azure(const LoopbackRequest& request)
{
    if (request.header("metadata") != "true" || request.query.count("api-version") == 0)
        return {400, R"({"error": "Bad request. Required metadata header not specified"})"};
    if (request.path == "/metadata/instance")
        return {200, R"({"compute": {"azEnvironment": "AzurePublicCloud", "vmId": "02aab8a4"}})"};
    return {404};
}

LoopbackReply oracle(const LoopbackRequest& request)
{
    const bool its =
        request.path == "/opc/v2/instance/" && request.header("authorization") == "Bearer Oracle";
    return its ? LoopbackReply{200, R"({"id": "ocid1.instance.oc1.phx.abc"})"} : LoopbackReply{404};
}

LoopbackReply openStack(const LoopbackRequest& request)
{
    return request.path == "/openstack/latest/meta_data.json"
               ? LoopbackReply{200, R"({"uuid": "d8e02d56", "name": "test"})"}
               : LoopbackReply{404};
}

LoopbackReply hotel(const LoopbackRequest&)
{
    return {200, "<html>Welcome to the hotel's network</html>", {{"Content-Type", "text/html"}}};
}

} // namespace

LoopbackServer::Handler fakeMetadata(const std::string& cloud)
{
    const std::map<std::string, LoopbackReply (*)(const LoopbackRequest&)> all = {
        {"hetzner-cloud", hetzner}, {"digitalocean", digitalOcean},
        {"vultr", vultr},           {"linode", linode},
        {"aws-ec2", aws},           {"google-cloud", google},
        {"azure", azure},           {"oracle", oracle},
        {"openstack", openStack},   {"hotel", hotel}};
    return all.at(cloud);
}
