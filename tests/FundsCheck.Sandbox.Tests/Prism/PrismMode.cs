namespace FundsCheck.Sandbox.Tests.Prism;

/// <summary>What Prism does.</summary>
public enum PrismMode
{
    /// <summary>Passes requests on to a server and checks both ways against the OpenAPI file.</summary>
    Proxy,

    /// <summary>Answers with the OpenAPI file's examples.</summary>
    MockExamples,

    /// <summary>Answers with bodies made at random from the OpenAPI file's schemas.</summary>
    MockRandom,
}
