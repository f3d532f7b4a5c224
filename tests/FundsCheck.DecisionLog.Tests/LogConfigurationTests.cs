using FundsCheck.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FundsCheck.DecisionLog.Tests;

/// <summary>A log that the host's configuration names.</summary>
public sealed class LogConfigurationTests
{
    [Fact]
    public void The_section_names_the_log()
    {
        var folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;
        try
        {
            var path = Path.Combine(folder, "decisions.jsonl");
            using var services = Build(("Path", path), ("MaxSegmentBytes", "70000"));

            services.GetRequiredService<IDecisionStore>().Should().BeOfType<FileDecisionStore>();
            File.Exists(path).Should().BeTrue();
            services.GetRequiredService<IOptions<DecisionLogOptions>>().Value.MaxSegmentBytes.Should().Be(70_000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Problems_name_the_path_of_their_key()
    {
        using var services = Build(("MaxSegmentBytes", "1"), ("Pth", "decisions.jsonl"));

        services.Invoking(it => it.GetRequiredService<IDecisionStore>()).Should().Throw<OptionsValidationException>().Which.Failures
            .Should().BeEquivalentTo(
                "FundsCheck:DecisionLog:Pth is unknown; did you mean `Path`?",
                "FundsCheck:DecisionLog:Path is not set; write the path of the log, such as `decisions.jsonl`",
                "FundsCheck:DecisionLog:MaxSegmentBytes is 1; make it 65536 to 4294967296");
    }

    private static ServiceProvider Build(params (string Key, string Value)[] values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            values.Select(value => KeyValuePair.Create($"FundsCheck:DecisionLog:{value.Key}", (string?)value.Value))).Build();
        var services = new ServiceCollection();
        services.AddFundsCheck(configuration).UseDecisionLog(configuration);
        return services.BuildServiceProvider();
    }
}
