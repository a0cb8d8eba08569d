"""The table at the end."""
MIB = 1024 * 1024


def rows(results, sessions):
    """Each row: what, Postfix, mailsteadd, ratio, target, whether reached (None: no judgement)."""
    def pair(scenario, key):
        values = results.get(scenario, {})
        return [values.get(name, {}).get(key) for name in ("Postfix", "mailsteadd")]

    def versus(what, scenario, key, unit, least=None, most=None):
        theirs, ours = pair(scenario, key)
        ratio = ours / theirs if ours is not None and theirs else None
        reached = None
        if ratio is not None and (least or most):
            reached = ratio >= least if least else ratio <= most
        target = f"at least {least:g} ×" if least else f"at most 1/{1 / most:g}" if most else ""
        return (what, shown(theirs, unit), shown(ours, unit),
                "" if ratio is None else f"{ratio:.2f} ×", target, reached)

    def bounded(what, scenario, key, mib):
        theirs, ours = pair(scenario, key)
        return (what, shown(theirs, "MiB"), shown(ours, "MiB"), "", f"at most {mib} MiB",
                None if ours is None else ours <= mib * MIB)

    kept = "4 KiB, many a connection"
    single = "4 KiB, one a connection"
    table = []
    for scenario, what, least in (("relay", f"relay, {single}", 5),
                                  ("relay_kept", f"relay, {kept}", 8),
                                  ("local", f"mailbox (LMTP), {single}", 5)):
        if scenario in results:
            table += [versus(what + ": messages/s", scenario, "rate", "", least=least),
                      versus("  accepted/s", scenario, "accept rate", ""),
                      versus("  CPU s per 1,000", scenario, "cpu", "s",
                             most=None if scenario == "local" else 1 / 8),
                      bounded("  memory under load", scenario, "peak", 100)]
    if "large" in results:
        table += [versus("relay, 10 MiB, 10 at once: MB/s", "large", "MB/s", "", least=1),
                  versus("  CPU s per 1,000", "large", "cpu", "s"),
                  bounded("  memory under load", "large", "peak", 64)]
    if "idle" in results:
        table.append(bounded("idle memory", "idle", "pss", 12))
    if "connections" in results:
        values = results["connections"]
        counts = " / ".join(f"{values[name]['count']:,}" for name in ("Postfix", "mailsteadd")
                            if name in values)
        table += [bounded(f"memory with idle connections ({counts})", "connections", "pss", 150),
                  versus("  for each of them", "connections", "each", "KiB")]
    return table


def shown(value, unit):
    if value is None:
        return "–"
    if unit == "MiB":
        return f"{value / MIB:.1f} MiB"
    if unit == "KiB":
        return f"{value / 1024:.1f} KiB"
    if unit == "s":
        return f"{value:.3f}"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def text(results, sessions):
    lines = []
    limits = results.get("limits")
    if limits:
        lines += [
            f"generator alone ({sessions} sessions): {limits['generator']:,.0f} messages/s one a "
            f"connection, {limits['generator kept']:,.0f} many a connection",
            f"disk, 4 KiB append + fdatasync: {limits['one']:,.0f}/s one writer, "
            f"{limits['fifty']:,.0f}/s 50 writers, {limits['group']:,.0f}/s 50 to a sync", ""]
    head = ("", "Postfix", "mailsteadd", "ratio", "target", "")
    body = [row[:5] + ({None: "", True: "reached", False: "MISSED"}[row[5]],)
            for row in rows(results, sessions)]
    widths = [max(len(row[column]) for row in [head] + body) for column in range(6)]
    for row in [head] + body:
        lines.append("  ".join(cell.ljust(width) if column in (0, 4, 5) else cell.rjust(width)
                               for column, (cell, width) in enumerate(zip(row, widths))).rstrip())
    shares = [server["foreign"] for scenario in results.values() for server in scenario.values()
              if isinstance(server, dict) and "foreign" in server]
    if shares and max(shares) > 0.2:
        lines += ["", f"Not a quiet machine: in one of the measurements above {max(shares):.0%} of the "
                  "processors' time", "went to others than the server, the generator and the sink "
                  "(the kernel's own threads included)."]
    return "\n".join(lines)
