using System.Globalization;
using System.Text;
using System.Text.Json;
using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// The reports that Plaid has, in a file beside the log: one line each, appended and flushed after Plaid received the report. A run that
/// ends between the two sends the report again.
/// </summary>
internal sealed class SentReports : IDisposable
{
    private readonly HashSet<string> _keys;
    private readonly FileStream? _file;

    private SentReports(HashSet<string> keys, FileStream? file) => (_keys, _file) = (keys, file);

    /// <summary>The file of a log.</summary>
    public static string PathOf(string log) => RealPath.Of(log) + ".signal-reports";

    /// <summary>Reads the file without creating it.</summary>
    public static SentReports Read(string log)
    {
        var path = PathOf(log);
        return new SentReports(
            File.Exists(path) ? KeysOf(path, File.ReadAllBytes(path), out _) : new HashSet<string>(StringComparer.Ordinal), file: null);
    }

    /// <summary>Opens the file for this run alone, and removes a line that an earlier run did not finish.</summary>
    public static SentReports Open(string log)
    {
        var path = PathOf(log);
#pragma warning disable CA2000 // The reports own the file, and a failure closes it.
        var file = PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None);
#pragma warning restore CA2000
        try
        {
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            var keys = KeysOf(path, bytes, out var whole);
            file.SetLength(whole);
            file.Position = whole;
            return new SentReports(keys, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public bool Has(string key) => _keys.Contains(key);

    /// <summary>Notes a report, on the disk when this method returns.</summary>
    public void Add(string key, DateTimeOffset sentAt, string? requestId)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("report", key);
            writer.WriteString("sentAt", TimeText.Format(sentAt));
            writer.WriteString("requestId", requestId);
            writer.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        var file = _file ?? throw new InvalidOperationException("the file was opened for reading");
        file.Write(bytes.ToArray());
        file.Flush(flushToDisk: true);
        _keys.Add(key);
    }

    public void Dispose() => _file?.Dispose();

    private static HashSet<string> KeysOf(string path, byte[] bytes, out int whole)
    {
        whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var (keys, number) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var line in Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            keys.Add(KeyOf(line) ?? throw new WrongInputException([string.Create(
                CultureInfo.InvariantCulture, $"{path}: line {number} is no sent report; restore the file, or remove the line")]));
        }

        return keys;
    }

    private static string? KeyOf(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("report", out var key)
                && key.ValueKind == JsonValueKind.String
                    ? key.GetString()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
