using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>A line of a decision log was altered, is missing, was added or moved. Nothing is written to such a log.</summary>
public sealed class LogDamagedException : FundsCheckException
{
    /// <summary>A damaged line.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The first line that is wrong, from 1.</param>
    /// <param name="what">What is wrong with it.</param>
    public LogDamagedException(string file, long line, string what)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}: line {line}: {what}"))
    {
        File = file;
        Line = line;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The first line that is wrong, from 1.</summary>
    public long Line { get; }
}
