#!/usr/bin/env python3
"""The zones as the people at the DNS provider and at the hoster see them.

    zones.py reset DIR TEMPLATE    back to the initial records
    zones.py set DIR               reads records (JSON, as in PROTOCOL.md "dns") from standard
                                   input; each replaces what its name and type had before
    zones.py remove DIR NAME…      removes every record of these names
    zones.py list DIR              prints the records that were made by hand
    zones.py names DIR             prints the names of the zones

DIR/ds/NAME.ds holds the DS records of each zone, DIR/NAME.zone is written for the name server, and
DIR/records.json is the truth. `set` and `remove` print the zones that changed.
"""
import json
import os
import re
import sys

INITIAL_TTL = 60
TYPES = {"A", "AAAA", "CAA", "CNAME", "MX", "NS", "PTR", "SRV", "TLSA", "TXT"}


class Refused(Exception):
    pass


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def write(path, text):
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".new", path)


def absolute(name):
    return name if name.endswith(".") else name + "."


def file_of(directory, zone):
    return os.path.join(directory, ("root" if zone == "." else zone) + ".zone")


def quoted(text):
    """TXT strings hold at most 255 bytes each (RFC 1035 section 3.3.14)."""
    data = text.encode()
    parts = [data[at:at + 255] for at in range(0, len(data), 255)] or [b""]
    escaped = []
    for part in parts:
        escaped.append("".join(
            chr(byte) if 32 <= byte < 127 and byte not in (34, 92) else "\\%03d" % byte
            for byte in part))
    return " ".join('"%s"' % part for part in escaped)


def data_of(kind, value):
    if kind == "TXT":
        return quoted(value)
    if re.search(r"[\r\n;()]", value):
        raise Refused("the value of the %s record has characters that do not belong there" % kind)
    if kind in ("CNAME", "NS", "PTR"):
        return absolute(value)
    if kind == "MX":
        match = re.fullmatch(r"(\d{1,5}) +(\S+)", value)
        if not match:
            raise Refused("an MX record reads like '10 mail.example.org', not '%s'" % value)
        return "%s %s" % (match[1], absolute(match[2]))
    if kind == "SRV":
        *numbers, target = value.split()
        return " ".join([*numbers, absolute(target)])
    return value


def zone_of(zones, name):
    fitting = [zone for zone in zones
               if zone != "." and (name == zone or name.endswith("." + zone))]
    if not fitting:
        raise Refused("no zone of this internet holds the name '%s'" % name)
    return max(fitting, key=len)


def write_zone(directory, zones, zone):
    origin = "." if zone == "." else absolute(zone)
    primary = next(r["value"] for r in zones[zone] if r["name"] == zone and r["type"] == "NS")
    lines = ["$ORIGIN %s" % origin, "$TTL %d" % INITIAL_TTL,
             "@ SOA %s hostmaster.nic.test. 1 60 10 86400 2" % absolute(primary)]
    for record in zones[zone]:
        owner = origin if record["name"] == zone else absolute(record["name"])
        lines.append("%s %d %s %s" % (owner, record["ttl"], record["type"],
                                      data_of(record["type"], record["value"])))
    for child in zones:
        if child != zone and parent_of(zones, child) == zone:
            with open(os.path.join(directory, "ds", child + ".ds"), encoding="utf-8") as file:
                lines += [line.strip() for line in file if line.strip()]
    write(file_of(directory, zone), "\n".join(lines) + "\n")


def parent_of(zones, child):
    if child == ".":
        return None
    above = [zone for zone in zones if zone != "." and child.endswith("." + zone)]
    return max(above, key=len) if above else "."


def load(directory):
    return read(os.path.join(directory, "records.json"))


def save(directory, zones, changed):
    write(os.path.join(directory, "records.json"), json.dumps(zones, indent=1))
    for zone in changed:
        write_zone(directory, zones, zone)


def reset(directory, template):
    zones = {}
    for zone, records in read(template).items():
        zones[zone] = []
        for name, kind, value in records:
            if zone != "." and not (name == zone or name.endswith("." + zone)):
                name = zone if name == "@" else name + "." + zone
            elif name == "@":
                name = zone
            zones[zone].append({"name": name, "type": kind, "value": value, "ttl": INITIAL_TTL})
    save(directory, zones, zones)


def checked(record):
    if not isinstance(record, dict):
        raise Refused("each record is an object with name, type, value and ttl")
    name = str(record.get("name", "")).lower().rstrip(".")
    kind = str(record.get("type", "")).upper()
    value = record.get("value")
    ttl = record.get("ttl", INITIAL_TTL)
    if not re.fullmatch(r"[a-z0-9_*]([a-z0-9_*.-]{0,250})?", name):
        raise Refused("'%s' is not a name for a record" % name)
    if kind not in TYPES:
        raise Refused("records of type '%s' cannot be made here" % kind)
    if not isinstance(value, str) or not value:
        raise Refused("the %s record of %s has no value" % (kind, name))
    if not isinstance(ttl, int) or not 0 <= ttl <= 604800:
        raise Refused("the ttl of %s %s is not a number of seconds" % (name, kind))
    return {"name": name, "type": kind, "value": value, "ttl": ttl, "manual": True}


def set_records(directory, text):
    zones = load(directory)
    wanted = json.loads(text)
    if not isinstance(wanted, list):
        raise Refused("the input is an array of records")
    wanted = [checked(record) for record in wanted]
    changed = set()
    replaced = {(record["name"], record["type"]) for record in wanted}
    for name, kind in replaced:
        zone = zone_of(zones, name)
        zones[zone] = [record for record in zones[zone]
                       if (record["name"], record["type"]) != (name, kind)]
        changed.add(zone)
    for record in wanted:
        data_of(record["type"], record["value"])
        zone = zone_of(zones, record["name"])
        zones[zone].append(record)
    for zone in changed:
        if not any(r["name"] == zone and r["type"] == "NS" for r in zones[zone]):
            raise Refused("the zone %s needs its NS records" % zone)
    save(directory, zones, changed)
    return changed


def remove(directory, names):
    zones = load(directory)
    changed = set()
    for name in names:
        name = name.lower().rstrip(".")
        zone = zone_of(zones, name)
        kept = [record for record in zones[zone]
                if record["name"] != name or (name == zone and record["type"] == "NS")]
        if len(kept) != len(zones[zone]):
            zones[zone] = kept
            changed.add(zone)
    save(directory, zones, changed)
    return changed


def main(arguments):
    command, directory, *rest = arguments
    if command == "reset":
        reset(directory, rest[0])
        changed = load(directory)
    elif command == "set":
        changed = set_records(directory, sys.stdin.read(1 << 20))
    elif command == "remove":
        changed = remove(directory, rest)
    elif command == "names":
        changed = load(directory)
    elif command == "list":
        manual = [record for records in load(directory).values() for record in records
                  if record.pop("manual", False)]
        print(json.dumps(manual, indent=1))
        return
    else:
        raise Refused("there is no command '%s'" % command)
    print("\n".join(changed))


try:
    main(sys.argv[1:])
except (Refused, json.JSONDecodeError) as error:
    sys.exit("sandbox: %s" % error)
