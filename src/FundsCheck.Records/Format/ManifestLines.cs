using System.Security.Cryptography;

namespace FundsCheck.Records.Format;

/// <summary>Reads the lines of a manifest one after another, and verifies the hash in its last line.</summary>
internal sealed class ManifestLines : IDisposable
{
    private readonly string _file;
    private readonly FileStream _stream;
    private readonly StreamLines _lines;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _number;
    private long _at;

    public ManifestLines(string file)
    {
        _file = file;
        _stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        _lines = new StreamLines(_stream);
    }

    /// <summary>Parses the next line.</summary>
    public delegate T Parse<T>(ReadOnlySpan<byte> line);

    /// <summary>Reads the next line.</summary>
    /// <exception cref="LogDamagedException">The line is missing, or has another form.</exception>
    public T Read<T>(Parse<T> parse)
    {
        _number++;
        if (!_lines.TryNext(LogFormat.LineBytesMax, out var line))
        {
            throw Damaged("the manifest of the archive is incomplete");
        }

        try
        {
            var read = parse(line);
            _at += line.Length + 1;
            _hash.AppendData(line);
            _hash.AppendData("\n"u8);
            return read;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException
            or InvalidOperationException)
        {
            throw Damaged($"the line of the manifest cannot be read: {exception.Message}");
        }
    }

    /// <summary>Reads the next carried line; null at the end of the manifest.</summary>
    /// <exception cref="LogDamagedException">The line has another form, or the manifest was altered.</exception>
    public CarriedLine? NextCarried(RecordedRuleSets ruleSets)
    {
        var expected = Convert.ToHexStringLower(_hash.GetCurrentHash());
        return Read<CarriedLine?>(line =>
        {
            var end = new LineReader(line);
            if (!end.Next("end"u8))
            {
                var entry = LogFormat.Read(line, ruleSets, out var number, out _);
                return new CarriedLine(entry, number, new LineLocation(_file, _number, _at, LineHash.Of(line)), line.ToArray());
            }

            end.TakeNumber();
            return string.Equals(end.Text("sha256"u8), expected, StringComparison.Ordinal)
                ? null
                : throw new FormatException("the lines before it do not have the stated hash");
        });
    }

    public void Dispose()
    {
        _hash.Dispose();
        _stream.Dispose();
    }

    private LogDamagedException Damaged(string what) =>
        new(_file, _number, $"{what}; restore the file from a copy, or move the archived segments back and remove it");
}
