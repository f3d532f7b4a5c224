using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>A line of a decision log was altered, removed, added or moved. The store does not write to a damaged log.</summary>
public sealed class LogDamagedException : FundsCheckException
{
    /// <summary>Creates the exception for a damaged line.</summary>
    /// <param name="file">The file of the segment.</param>
    /// <param name="line">The number of the first damaged line, from 1.</param>
    /// <param name="what">The description of the damage.</param>
    public LogDamagedException(string file, long line, string what)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}: line {line}: {what}"))
    {
        File = file;
        Line = line;
    }

    /// <summary>The file of the segment.</summary>
    public string File { get; }

    /// <summary>The number of the first damaged line, from 1.</summary>
    public long Line { get; }
}
