namespace FundsCheck.Cli.Events;

/// <summary>The meaning of a response of a service, or of its absence.</summary>
internal abstract record ServiceAnswer
{
    private ServiceAnswer()
    {
    }

    /// <summary>The service recorded or rejected the event.</summary>
    internal sealed record Decided(EventResult Result) : ServiceAnswer;

    /// <summary>The event was not recorded, or it is unknown; the same request is worth another attempt.</summary>
    /// <param name="Cause">The cause.</param>
    /// <param name="After">The wait that the service states; null for none.</param>
    internal sealed record TryAgain(string Cause, TimeSpan? After = null) : ServiceAnswer;

    /// <summary>Another attempt would fail as well.</summary>
    /// <param name="Cause">The cause, with the fix.</param>
    internal sealed record Failed(string Cause) : ServiceAnswer;
}
