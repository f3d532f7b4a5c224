using System.Globalization;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Another culture and, for the whole process, another time zone, until it is disposed of.</summary>
internal sealed class Elsewhere : IDisposable
{
    private const string Variable = "TZ";

    private readonly (CultureInfo Culture, CultureInfo Texts, string? Zone) _before = (
        CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, Environment.GetEnvironmentVariable(Variable));

    public Elsewhere(string culture, string zone)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        SetZone(zone);
    }

    /// <summary>Whether the process can be moved: not on Windows, which has its time zone from elsewhere.</summary>
    public static bool IsThere => !OperatingSystem.IsWindows();

    public void Dispose()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_before.Culture, _before.Texts);
        SetZone(_before.Zone);
    }

    private static void SetZone(string? zone)
    {
        Environment.SetEnvironmentVariable(Variable, zone);
        TimeZoneInfo.ClearCachedData();
    }
}
