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
        _times = segments.Active is { } start && TryReadCheckpoint(start, checkpoint) is { } within
            ? Read(Resume(start, within), within.State.Times)
            : Read(new SegmentReader(Active.Stream, _path, checkpoint.End.Lines, checkpoint.End.Head), checkpoint.Times);
        _linesOnDisk = _writer.End.Lines;
        LogMessages.WarnAtOpening(_logger, _path, _times.Latest, _time.GetUtcNow());
    }

    /// <summary>Reads the checkpoint within the active segment, where the segment follows the state of the sealed ones.</summary>
    private ActiveCheckpoint? TryReadCheckpoint(SegmentStart start, Checkpoint before)
    {
        var isContinued = start.Before == before.End
            && (start.Line.Checkpoint is null || string.Equals(start.Line.Checkpoint, before.Sha256, StringComparison.Ordinal));
        if (isContinued && _checkpoint.TryRead(start, Active.Handle) is { } read)
        {
            return read;
        }

        _checkpoint.Restart();
        return null;
    }

    /// <summary>Takes the state of a checkpoint within the active segment; the reader continues after it.</summary>
    private SegmentReader Resume(SegmentStart start, ActiveCheckpoint within)
    {
        (Holds, Statuses, _begunAt, _lastLineAt) = (within.State.Holds, within.State.Statuses, start.Line.CreatedAt, within.LastLineAt);
        foreach (var ruleSet in within.State.RuleSets)
        {
            _histories.RuleSets.Add(ruleSet);
        }

        Array.ForEach(within.Ids, _ids.Add);
        PlanCheckpoint(within.End.Bytes, written: 0);
        Active.Stream.Position = within.End.Bytes;
        return new SegmentReader(Active.Stream, _path, start.Before.Lines, within.End, within.RuleSetsHere);
    }

    private LogTimes Read(SegmentReader reader, LogTimes times)
    {
        var state = new LogState(_histories, Holds, Statuses, times);
        while (reader.Next() is { } entry)
        {
            _begunAt = entry is LogEntry.Begins begins ? begins.CreatedAt : _begunAt;
            state.Add(entry, reader.Location, _ids);
            _lastLineAt = reader.Location.At;
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
