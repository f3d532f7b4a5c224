using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Benchmarks;

/// <summary>
/// Compares replaying and verifying a log with a token scan of its JSON, without and with the hash of each line.
/// </summary>
internal static class ReplayBenchmark
{
    private const int BlockBytes = 1_048_576;
    private const int AtOnce = 64;
    private const int Rounds = 7;

    // Uncounted rounds, for tiered compilation.
    private const int RoundsBefore = 4;
    private const int RecordsDefault = 200_000;

    public static async Task RunAsync(int? records)
    {
        using var host = new CheckHost(isFlushed: false);
        var checks = (records ?? RecordsDefault) / AtOnce;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => host.CheckManyAsync(checks)))).ConfigureAwait(false);
        var files = SegmentList.FilesOf(host.LogPath).ToArray();
        var (walk, bare, verify, replay) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < RoundsBefore + Rounds; round++)
        {
            walk.Add(Time(() => Array.ForEach(files, Walk)));
            bare.Add(Time(() => HashAndWalk(host.LogPath)));
            verify.Add(Time(() => RecordFile.Verify(host.LogPath)));
            replay.Add(Time(() => Replay(host.LogPath)));
        }

        var (lines, bytes) = (AtOnce * checks, files.Sum(file => new FileInfo(file).Length));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a log of {lines} decisions, {bytes / lines} bytes each: medians of {Rounds} rounds; {Environment.WorkingSet / 1_048_576} MB "
                + $"at the end"));
        Print("token scan, one core", lines, Median(walk), Median(walk));
        Print("token scan with hashing, all cores", lines, Median(bare), Median(walk));
        Print("verify, all cores", lines, Median(verify), Median(walk));
        Print("replay, all cores", lines, Median(replay), Median(walk));
    }

    private static void Print(string name, int lines, double seconds, double baseline) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-44} {lines / seconds,9:F0}/s {baseline / seconds,6:F2}x"));

    private static double Time(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Replay(string path)
    {
        if (FundsCheck.Records.Replay.Run(path).Differing > 0)
        {
            throw new InvalidOperationException("a decision differs");
        }
    }

    private static void Walk(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var lines = new StreamLines(stream);
        while (lines.TryNext(LogFormat.LineBytesMax, out var line))
        {
            WalkLine(line);
        }
    }

    private static void HashAndWalk(string path) =>
        Parallel.ForEach(Partitioner.Create(Blocks(path), EnumerablePartitionerOptions.NoBuffering), block =>
        {
            var rest = block.AsSpan();
            while (rest.IndexOf((byte)'\n') is var end and >= 0)
            {
                _ = LineHash.Of(rest[..end]);
                WalkLine(rest[..end]);
                rest = rest[(end + 1)..];
            }
        });

    /// <summary>The lines of a file in blocks of at least one megabyte of whole lines.</summary>
    private static IEnumerable<byte[]> Blocks(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var (lines, block) = (new StreamLines(stream), new ArrayBufferWriter<byte>());
        while (lines.TryNext(LogFormat.LineBytesMax, out var line))
        {
            block.Write(line);
            block.Write("\n"u8);
            if (block.WrittenCount > BlockBytes)
            {
                yield return block.WrittenSpan.ToArray();
                block.ResetWrittenCount();
            }
        }

        yield return block.WrittenSpan.ToArray();
    }

    private static void WalkLine(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        while (reader.Read())
        {
        }
    }

    private static double Median(List<double> values) => values.Skip(RoundsBefore).Order().ElementAt(Rounds / 2);
}
