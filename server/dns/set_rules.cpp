#include "dns/set_rules.h"

#include "dns/dmarc_merge.h"
#include "dns/spf_merge.h"
#include "dns/wire.h"

#include <algorithm>
#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

void say(PlannedChange& row, std::string reason, std::string text)
{
    row.reason = std::move(reason);
    row.text = std::move(text);
}

std::string listed(const std::vector<std::string>& values)
{
    return fmt::format("{}", fmt::join(values, ", "));
}

void keep(PlannedChange& row)
{
    row.after = row.before;
    say(row, "right", "It is right as it is.");
}

void decide(PlannedChange& row, std::vector<Choice> choices)
{
    row.action = Action::Decide;
    row.after = row.before;
    row.choices = std::move(choices);
}

/// The texts that begin with `version` and those that do not.
std::pair<std::vector<std::string>, std::vector<std::string>>
parted(const std::vector<std::string>& values, bool (*isOfKind)(std::string_view))
{
    std::pair<std::vector<std::string>, std::vector<std::string>> result;
    for (const std::string& value : values)
        (isOfKind(value) ? result.first : result.second).push_back(value);
    return result;
}

/// Puts `record` where the first of its kind stood and leaves the others as they are.
std::vector<std::string> withOne(const std::vector<std::string>& values, const std::string& record,
                                 bool (*isOfKind)(std::string_view))
{
    std::vector<std::string> result;
    bool placed = false;
    for (const std::string& value : values) {
        if (!isOfKind(value))
            result.push_back(value);
        else if (!std::exchange(placed, true))
            result.push_back(record);
    }
    if (!placed)
        result.push_back(record);
    return result;
}

void addressRule(PlannedChange& row, const PlanOptions& options, const std::string& choice)
{
    const bool sameValues = [&] {
        RecordSet plain = row.before;
        plain.proxied = false;
        return sameContent(plain, row.after);
    }();
    if (sameValues) {
        if (row.before.proxied)
            say(row, "proxied",
                "A proxy answers at this address and takes no mail; the record becomes DNS-only.");
        else
            keep(row);
        return;
    }
    row.parameters["values"] = listed(row.before.values);
    // The name of the domain itself often belongs to a web site.
    if (row.after.name == options.zone && choice != "replace" && choice != "skip") {
        say(row, "address-of-others",
            "The domain's own name leads to " + listed(row.before.values) +
                ", perhaps a web site there.");
        if (choice == "keep")
            row.after = row.before;
        else
            decide(row,
                   {{"replace", "The name leads to this server from now on."},
                    {"keep", "It stays; give the mail server a name of its own, such as mail." +
                                 options.zone + "."}});
        return;
    }
    say(row, "address-differs", "It leads to " + listed(row.before.values) + " now.");
}

void mxRule(PlannedChange& row, const std::string& choice)
{
    const auto hostsOf = [](const RecordSet& set) {
        std::vector<std::string> hosts;
        for (const std::string& value : set.values)
            hosts.push_back(splitPreference(value).second);
        return hosts;
    };
    const auto ours = hostsOf(row.after);
    const auto there = hostsOf(row.before);
    if (there == std::vector<std::string>{"."}) {
        say(row, "mx-null", "The domain says that it takes no mail (a null MX).");
        return;
    }
    std::vector<std::string> others;
    for (const std::string& host : there) {
        if (std::find(ours.begin(), ours.end(), host) == ours.end())
            others.push_back(host);
    }
    const bool oursThere = std::all_of(ours.begin(), ours.end(), [&](const std::string& host) {
        return std::find(there.begin(), there.end(), host) != there.end();
    });
    if (others.empty() && oursThere) {
        keep(row);
        return;
    }
    row.parameters["hosts"] = listed(others);
    say(row, "mx-of-others", "Mail of the domain goes to " + listed(others) + " now.");
    if (choice == "replace" || choice == "skip")
        return;
    if (choice == "beside") {
        for (const std::string& value : row.before.values) {
            const std::string host = splitPreference(value).second;
            if (std::find(ours.begin(), ours.end(), host) == ours.end())
                row.after.values.push_back(value);
        }
    } else if (choice == "keep") {
        row.after = row.before;
    } else {
        decide(row,
               {{"replace", "Mail comes to this server from now on, and only here."},
                {"beside", "This server is put beside the others; senders choose by preference."},
                {"keep", "Mail goes on going there; this server gets none."}});
    }
}

void spfRule(PlannedChange& row, const PlanOptions& options)
{
    const auto [present, others] = parted(row.before.values, isSpf);
    const std::string wanted = row.after.values.front();
    const SpfMerge merge = mergeSpf(present, wanted, options.addresses, options.spfLookups);
    row.after.values = withOne(row.before.values, merge.record, isSpf);
    row.parameters["lookups"] = std::to_string(merge.lookups);
    if (!merge.changed)
        say(row, "right", "It permits this server already.");
    else if (merge.joined)
        say(row, "spf-joined",
            "There are several SPF records, which count as none; they become one.");
    else if (!present.empty())
        say(row, "spf-merged", "What is permitted already stays; this server is added.");
    else if (!others.empty())
        say(row, "added-beside", "It is put beside other texts of the name, which stay.");
    if (merge.closedAll)
        row.text += " \"+all\" lets everybody send in the domain's name; it is closed.";
    if (merge.addresses)
        row.text += " Addresses are listed in place of \"mx\", so that the record stays within ten "
                    "look-ups.";
    if (merge.lookups > spfLookupLimit) {
        row.parameters["tooMany"] = "true";
        row.text += fmt::format(" It needs {} look-ups; receivers give up after {}. Take out what "
                                "no longer sends.",
                                merge.lookups, spfLookupLimit);
    }
}

void dmarcRule(PlannedChange& row)
{
    const auto [present, others] = parted(row.before.values, isDmarc);
    const DmarcMerge merge = mergeDmarc(present, row.after.values.front());
    row.after.values = withOne(row.before.values, merge.record, isDmarc);
    if (!merge.changed)
        say(row, "right", "The policy that is there stays.");
    else if (merge.joined)
        say(row, "dmarc-joined",
            "There are several DMARC records, which count as none; they become one.");
    else if (!present.empty())
        say(row, "dmarc-merged",
            "The policy that is there stays; an address for reports is added.");
}

/// Texts with a version ("v=STSv1", "v=TLSRPTv1") replace the one of their version.
void textRule(PlannedChange& row)
{
    const std::string wanted = row.after.values.front();
    const std::string version = canonicalName(wanted.substr(0, wanted.find_first_of("; ")));
    const bool hasVersion = version.rfind("v=", 0) == 0;
    std::vector<std::string> after = row.after.values;
    std::size_t replaced = 0;
    for (const std::string& value : row.before.values) {
        const bool sameKind =
            hasVersion && canonicalName(value.substr(0, version.size())) == version;
        const bool same = std::find(row.after.values.begin(), row.after.values.end(), value) !=
                          row.after.values.end();
        replaced += sameKind && !same ? 1U : 0U;
        if (!sameKind && !same)
            after.push_back(value);
    }
    row.after.values = after;
    if (sameContent(row.before, row.after))
        keep(row);
    else if (replaced > 0)
        say(row, "differs", "Another one of its kind is there; it is replaced.");
    else
        say(row, "added-beside", "It is put beside other texts of the name, which stay.");
}

void caaRule(PlannedChange& row)
{
    const auto tagOf = [](const std::string& value) {
        const std::size_t begin = value.find(' ') + 1;
        return value.substr(begin, value.find(' ', begin) - begin);
    };
    const auto caOf = [](const std::string& value) {
        const std::size_t begin = value.find('"') + 1;
        const std::string text = value.substr(begin, value.rfind('"') - begin);
        const std::string ca = text.substr(0, text.find(';'));
        return canonicalName(ca.substr(0, ca.find_last_not_of(' ') + 1));
    };
    const std::vector<std::string> wanted = row.after.values;
    row.after.values = row.before.values;
    for (const std::string& value : wanted) {
        const std::string tag = tagOf(value);
        const bool restricted =
            std::any_of(row.before.values.begin(), row.before.values.end(),
                        [&](const std::string& present) { return tagOf(present) == tag; });
        const bool permitted = std::any_of(
            row.before.values.begin(), row.before.values.end(), [&](const std::string& present) {
                return tagOf(present) == tag && caOf(present) == caOf(value);
            });
        // Without an issue property any authority may issue; one of ours would forbid the others.
        if ((tag == "issue" || tag == "issuewild") && (permitted || !restricted))
            continue;
        if (std::find(row.after.values.begin(), row.after.values.end(), value) ==
            row.after.values.end())
            row.after.values.push_back(value);
    }
    if (sameContent(row.before, row.after))
        say(row, "caa-permits", "The certificate authority is permitted already.");
    else
        say(row, "caa-extended",
            "Other certificate authorities stay permitted; the one of this server is added.");
}

void plainRule(PlannedChange& row)
{
    row.parameters["values"] = listed(row.before.values);
    if (sameContent(row.before, row.after))
        keep(row);
    else
        say(row, "differs", "Its value is " + listed(row.before.values) + " now.");
}

} // namespace

bool aliasRule(PlannedChange& row, const std::vector<RecordSet>& present, const std::string& choice)
{
    std::vector<SetChange> inTheWay;
    std::vector<std::string> seen;
    for (const RecordSet& set : present) {
        const bool blocks = set.name == row.after.name && set.exists() &&
                            (set.type == "CNAME") != (row.after.type == "CNAME");
        if (!blocks)
            continue;
        RecordSet gone = set;
        gone.values.clear();
        gone.proxied = false;
        inTheWay.push_back({set, gone});
        seen.push_back(set.type + " " + listed(set.values));
    }
    if (inTheWay.empty())
        return true;
    row.parameters["values"] = listed(seen);
    say(row, "alias-in-the-way",
        row.after.type == "CNAME"
            ? "The name has other records (" + listed(seen) + "), beside which no alias may stand."
            : "The name is an alias (" + listed(seen) + "), beside which no record may stand.");
    if (choice == "replace") {
        row.alongside = std::move(inTheWay);
        return true;
    }
    if (choice == "keep" || choice == "skip") {
        row.after = row.before;
        return false;
    }
    decide(row, {{"replace", "What is there is removed."}, {"keep", "It stays as it is."}});
    return false;
}

void applyRule(PlannedChange& row, const PlanOptions& options, const std::string& choice)
{
    if (!row.before.exists())
        return;
    if (row.after.type == "A" || row.after.type == "AAAA")
        addressRule(row, options, choice);
    else if (row.after.type == "MX")
        mxRule(row, choice);
    else if (row.after.type == "CAA")
        caaRule(row);
    else if (row.after.type != "TXT")
        plainRule(row);
    else if (isSpf(row.after.values.front()))
        spfRule(row, options);
    else if (isDmarc(row.after.values.front()))
        dmarcRule(row);
    else if (row.purpose == "dkim")
        plainRule(row); // the selector is ours, so the whole set is
    else
        textRule(row);
}

void staleAddressRule(PlannedChange& row, const std::string& choice)
{
    row.parameters["values"] = listed(row.before.values);
    say(row, "address-of-another-machine",
        "The mail server's name also leads to " + listed(row.before.values) +
            ", which is not this server.");
    if (choice == "remove")
        row.after.values.clear();
    else if (choice != "keep" && choice != "skip")
        decide(row, {{"remove", "Mail and programs find this server alone."},
                     {"keep", "It stays; who takes that address does not reach this server."}});
}

} // namespace mailstead::dns
