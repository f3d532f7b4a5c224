namespace FundsCheck.Records.Format;

/// <summary>A place between two lines of a log.</summary>
/// <param name="Lines">The lines before it.</param>
/// <param name="Head">The hash of the line before it: with it everything before it is fixed.</param>
/// <param name="Bytes">The bytes before it in its file.</param>
public readonly record struct LogPosition(long Lines, LineHash Head, long Bytes)
{
    /// <summary>Before the first line.</summary>
    public static LogPosition Start => default;
}
