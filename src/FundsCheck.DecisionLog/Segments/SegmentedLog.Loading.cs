using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <content>The opening of a log.</content>
internal sealed partial class SegmentedLog
{
    private void Load()
    {
        var (segments, begins) = ActiveSegment.Find(_path, _options, _folder);
        if (!begins)
        {
            // At the first opening the owner file comes last, since it marks an existing log.
            _lock.WriteOwner(_folder);
        }

        (_sealed, _archived) = (segments.Last, segments.Archived);
        var checkpoint = new SealedSegments(_path, segments, _folder, _histories, _logger).Load(_time.GetUtcNow());
        (Holds, Statuses) = (checkpoint.Holds, checkpoint.Statuses);
        if (begins)
        {
            _active = ActiveSegment.Begin(
                _path, checkpoint, _sealed + 1, Microseconds.Floor(_time.GetUtcNow()), _folder, _options.Disk, _logger);
            _lock.WriteOwner(_folder);
        }

        _active ??= ActiveFile.Open(_path, _options.Disk);
        Active.WriteTailAnew();
        _folder.Flush();
        AddActive();
        _times = Read(checkpoint);
        _linesOnDisk = _writer.End.Lines;
        LogMessages.WarnAtOpening(_logger, _path, _times.Latest, _time.GetUtcNow());
    }

    private LogTimes Read(Checkpoint checkpoint)
    {
        var state = new LogState(_histories, Holds, Statuses, checkpoint.Times);
        var reader = new SegmentReader(Active.Stream, _path, checkpoint.End.Lines, checkpoint.End.Head);
        while (reader.Next() is { } entry)
        {
            _begunAt = entry is LogEntry.Begins begins ? begins.CreatedAt : _begunAt;
            state.Add(entry, reader.Location, _ids);
        }

        if (reader is { LinesRead: 0, IncompleteBytes: > 0 })
        {
            throw new LogDamagedException(
                _path,
                1,
                "the file has no whole line: it is not a decision log, or lost its lines; name another file, or restore it from a copy");
        }

        _ruleSetsHere.UnionWith(reader.RuleSets.Select(ruleSet => ruleSet.Sha256));
        _writer = new RecordWriter(reader.Position);
        if (reader.IncompleteBytes > 0)
        {
            LogMessages.TailCut(_logger, _path, reader.LinesRead + 1, reader.IncompleteBytes);
            Active.CutTo(reader.Position.Bytes);
        }

        return state.Times;
    }
}
