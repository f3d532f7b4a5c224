namespace FundsCheck.Packages.Tests.Hosting;

/// <summary>The versions that a host asks for, beside FundsCheck's.</summary>
public sealed record HostVersions(string Name, string Extensions, string FluentValidation, string Polly)
{
    public static HostVersions Older { get; } = new("older", "10.0.0", "11.11.0", "8.4.2");

    public static HostVersions Newer { get; } = new("newer", "10.0.15", "12.2.0", "8.9.1");

    public IEnumerable<(string Id, string Version)> Asked(string project) =>
    [
        ("Microsoft.Extensions.Hosting", Extensions), ("Microsoft.Extensions.Http", Extensions), ("FluentValidation", FluentValidation),
        ("Polly.Core", Polly), .. project switch
        {
            "Console" => [("MediatR", "5.1.0")],
            "Tests" => [("xunit.v3.mtp-off", "4.0.2")],
            _ => Array.Empty<(string, string)>(),
        },
    ];

    public override string ToString() => Name;
}
