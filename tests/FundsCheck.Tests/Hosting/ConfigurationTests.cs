using System.Globalization;
using FundsCheck.Rules.HotReload;
using FundsCheck.Tests.Checking;
using FundsCheck.Tests.Rules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FundsCheck.Tests.Hosting;

/// <summary>Options from the host's configuration.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly Host source = new();

    [Fact]
    public void Every_option_is_bound()
    {
        var options = Read<FundsCheckOptions>(
            ("FundsCheck:ReadTimeout", "00:00:07"), ("FundsCheck:balancereusetime", "00:00:02"), ("FundsCheck:MayApproveUnread", "true"),
            ("FundsCheck:Holds:PostingDelay", "05:00:00"), ("FundsCheck:Holds:SameDayPostingDelay", "00:30:00"),
            ("FundsCheck:MaxConcurrency", "3"), ("FundsCheck:StoreWait", "00:01:00"), ("FundsCheck:ShutdownTimeout", "00:00:09"),
            ("FundsCheck:TraceDebitIds", "true"), ("FundsCheck:CustomerLanguage", "de-AT"),
            ("FundsCheck:Rules:Folder", Path.Combine(RepositoryFiles.Root, "rules", "examples")),
            ("FundsCheck:Rules:DefaultRuleSet", "base"),
            ("FundsCheck:Challenger", "strict"));

        options.Should().BeEquivalentTo(new FundsCheckOptions
        {
            ReadTimeout = TimeSpan.FromSeconds(7),
            BalanceReuseTime = TimeSpan.FromSeconds(2),
            MayApproveUnread = true,
            Holds = { PostingDelay = TimeSpan.FromHours(5), SameDayPostingDelay = TimeSpan.FromMinutes(30) },
            MaxConcurrency = 3,
            StoreWait = TimeSpan.FromMinutes(1),
            ShutdownTimeout = TimeSpan.FromSeconds(9),
            TraceDebitIds = true,
            CustomerLanguage = "de-AT",
            Challenger = "strict",
        });
        var defaults = new FundsCheckOptions();
        foreach (var property in typeof(FundsCheckOptions).GetProperties().Where(property => property.CanWrite))
        {
            property.GetValue(options).Should().NotBe(property.GetValue(defaults), "the test states {0}", property.Name);
        }
    }

    [Fact]
    public void Every_problem_is_reported_at_once_by_the_path_of_its_key()
    {
        var read = () => Read<FundsCheckOptions>(
            ("FundsCheck:ReadTimeuot", "00:00:07"), ("FundsCheck:BalanceReuseTime", "soon"), ("FundsCheck:MayApproveUnread", "maybe"),
            ("FundsCheck:MaxConcurrency", "0"), ("FundsCheck:StoreWait", "00:20:00"), ("FundsCheck:Holds", "6"),
            ("FundsCheck:ReadTimeout:Seconds", "7"), ("FundsCheck:Acme:Region", "x"));

        read.Should().Throw<OptionsValidationException>().Which.Failures.Should().BeEquivalentTo(
            "FundsCheck:ReadTimeuot is unknown; did you mean `ReadTimeout`?",
            "FundsCheck:BalanceReuseTime is \"soon\"; write a duration, such as \"00:00:30\"",
            "FundsCheck:MayApproveUnread is \"maybe\"; write \"true\" or \"false\"",
            "FundsCheck:MaxConcurrency is 0; make it 1 to 1024",
            "FundsCheck:StoreWait is 00:20:00; make it 00:00:00 to 00:10:00",
            "FundsCheck:Holds is a value; it has keys of its own",
            "FundsCheck:ReadTimeout has keys; it is one value",
            "FundsCheck:Acme is unknown");
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void The_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Read<FundsCheckOptions>(("FundsCheck:READTIMEOUT", "00:00:00.2500000"), ("fundscheck:mayapproveunread", "TRUE"))
                .Should().BeEquivalentTo(new { ReadTimeout = TimeSpan.FromMilliseconds(250), MayApproveUnread = true });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_section_itself_serves_as_well_and_code_comes_after_it()
    {
        var services = new ServiceCollection();
        var root = Configuration(("Payments:Checks:MaxConcurrency", "3"), ("Payments:Checks:ReadTimeout", "00:00:05"));
        services.AddFundsCheck(root.GetSection("Payments:Checks")).KeepDecisionsInMemory().UseBalanceSource(_ => source);
        services.Configure<FundsCheckOptions>(options => options.MaxConcurrency = 4);
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IOptions<FundsCheckOptions>>().Value.Should()
            .BeEquivalentTo(new { MaxConcurrency = 4, ReadTimeout = TimeSpan.FromSeconds(5) });
    }

    [Fact]
    public void A_folder_of_rules_is_named_by_the_configuration()
    {
        var folder = Directory.CreateTempSubdirectory("fundscheck-rules-").FullName;
        try
        {
            File.Copy(RepositoryFiles.RuleSets[0], Path.Combine(folder, "mine.json"));
            var options = Read<RuleFolderOptions>(
                ("FundsCheck:Rules:Folder", folder), ("FundsCheck:Rules:IsWatched", "true"), ("FundsCheck:Rules:ScanInterval", "00:00:01"));

            options.Should().BeEquivalentTo(
                new { Folder = folder, IsWatched = true, ScanInterval = TimeSpan.FromSeconds(1), DefaultRuleSet = (string?)null });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => source.Dispose();

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();

    private TOptions Read<TOptions>(params (string Key, string Value)[] values)
        where TOptions : class
    {
        var services = new ServiceCollection();
        services.AddFundsCheck(Configuration(values)).KeepDecisionsInMemory().UseBalanceSource(_ => source);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<TOptions>>().Value;
    }
}
