// A world of tables for the checks: names, what each authoritative server says, pages, ports. A
// stand-in; real servers come in the sandbox.
#pragma once

#include "dns/checks/run.h"
#include "dns/checks/world.h"

#include <asio/executor_work_guard.hpp>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <thread>

/// Delivers after a time, from a thread of its own.
class Courier
{
public:
    ~Courier();
    void send(std::chrono::milliseconds after, std::function<void()> deliver);

private:
    asio::io_context m_io;
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> m_work;
    std::thread m_thread;
};

class TableWorld : public mailstead::dns::checks::World
{
public:
    using Answer = mailstead::dns::Answer;
    using Type = mailstead::dns::Type;
    using Probe = mailstead::dns::checks::Probe;

    /// The names of `example.org`, all in order, with its certificate, pages and ports.
    static TableWorld good();
    static mailstead::dns::ServerNames names();
    static mailstead::dns::checks::Options options();

    /// At the resolver and at every server.
    void set(const std::string& name, Type type, std::vector<std::string> values);
    void remove(const std::string& name, Type type);
    void fail(const std::string& name, Type type, mailstead::dns::Status status,
              const std::string& why = {});
    void setAt(const std::string& server, const std::string& name, Type type, Answer answer);

    void resolve(const std::string& name, Type type, std::function<void(Answer)> done) override;
    void askServer(asio::io_context& io, const mailstead::dns::DirectQuestion& question,
                   std::function<void(Answer)> done) override;
    void
    fetch(const std::string& url,
          std::function<void(mailstead::core::Result<mailstead::http::Response>)> done) override;
    void probe(asio::io_context& io, const mailstead::dns::checks::ProbeRequest& request,
               std::function<void(Probe)> done) override;
    void outbound(const std::vector<std::string>& domains,
                  std::function<void(std::vector<mailstead::dns::OutboundTry>)> done) override;
    std::chrono::system_clock::time_point now() const override { return time; }

    std::map<std::string, mailstead::http::Response> pages;
    std::map<std::uint16_t, Probe> ports;
    std::vector<mailstead::dns::OutboundTry> tries;
    std::chrono::system_clock::time_point time;
    bool rootIsSigned = true;
    std::set<std::string> unsignedNames; ///< at or below
    bool silent = false;                 ///< no handler is ever called
    std::vector<std::function<void()>> kept;
    /// Every answer takes so long; questions asked side by side wait side by side.
    std::chrono::milliseconds latency{0};
    int questions = 0; ///< to the resolver and to servers

private:
    void later(std::function<void()> deliver);
    Answer answerTo(const std::string& name, Type type) const;

    std::shared_ptr<Courier> m_courier = std::make_shared<Courier>();
    std::map<std::pair<std::string, Type>, Answer> m_records;
    std::map<std::tuple<std::string, std::string, Type>, Answer> m_atServers;
};

/// Ids of the findings, without those that are in order unless `all`.
std::multiset<std::string> idsOf(const mailstead::dns::CheckReport& report);
