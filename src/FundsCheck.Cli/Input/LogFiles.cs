using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Input;

/// <summary>Reads a log by its path. A missing log is wrong input; a damaged log is a finding, reported as the result.</summary>
internal static class LogFiles
{
    public static T Read<T>(string path, Func<T> read)
    {
        RequireRegular(path);
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not LogDamagedException && RuleFiles.IsUnreadable(exception))
        {
            throw RuleFiles.Unreadable(path);
        }
    }

    /// <summary>Rejects a path that is no regular file before opening it: opening a FIFO waits, and a device has no end.</summary>
    public static void RequireRegular(string path)
    {
        if (RegularFile.OtherKind(path) is { } kind)
        {
            throw new WrongInputException([$"`{path}` is {kind}; name a decision log"]);
        }
    }

    /// <summary>Reports an incomplete tail, which is no part of a log.</summary>
    public static void WriteTail(Terminal terminal, string path, LogVerification verification)
    {
        if (verification.IncompleteBytes > 0)
        {
            terminal.Error.WriteShown(
                $"{path}: {verification.IncompleteBytes} bytes of an incomplete tail follow the last line: a write is open or interrupted");
        }
    }

    /// <summary>The bytes after the last line end of a log's active segment.</summary>
    public static long IncompleteBytes(string path)
    {
        const int ChunkLength = 65_536;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var (chunk, end) = (new byte[ChunkLength], file.Length);
        for (var from = end; from > 0;)
        {
            var start = Math.Max(from - ChunkLength, 0);
            var part = chunk.AsSpan(0, (int)(from - start));
            file.Position = start;
            file.ReadExactly(part);
            if (part.LastIndexOf((byte)'\n') is >= 0 and var last)
            {
                return end - (start + last + 1);
            }

            from = start;
        }

        return end;
    }

    /// <summary>Writes the damage of a log in place of the requested result, as text or as one object of JSON.</summary>
    public static int WriteDamage(Terminal terminal, LogDamagedException exception, bool isJson)
    {
        terminal.Out.WriteLine(isJson
            ? DecisionJson.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartObject("damage");
                writer.WriteString("file", exception.File);
                writer.WriteNumber("line", exception.Line);
                writer.WriteString("message", exception.Message);
                writer.WriteEndObject();
                writer.WriteEndObject();
            })
            : PrintableText.Show(exception.Message));
        return ExitStatus.Failed;
    }
}
