using System.Diagnostics.Metrics;
using System.Reflection;

namespace FundsCheck;

/// <summary>The meter of all packages.</summary>
internal static class LibraryMeter
{
    /// <summary>The version of the library, without the commit.</summary>
    public static string Version { get; } =
        typeof(FundsCheckTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? "unknown";

    /// <summary>Creates the meter of one host.</summary>
    /// <param name="factory">The host's; null where the host has none, and the caller then disposes of the meter.</param>
    public static Meter Create(IMeterFactory? factory)
    {
        var options = new MeterOptions(FundsCheckTelemetry.MeterName) { Version = Version };
        return factory?.Create(options) ?? new Meter(options);
    }
}
