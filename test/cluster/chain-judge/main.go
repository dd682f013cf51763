// Judges certificates as Go does: a JSON array of questions in; out, for each, the keys that anchor a chain of the first
// certificate at some moment, and which hosts it covers.
package main

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"os"
	"sort"
	"time"
)

type question struct {
	Chain  string   `json:"chain"`
	Bundle string   `json:"bundle"`
	Hosts  []string `json:"hosts"`
}

type answer struct {
	Anchors []string `json:"anchors"`
	Covers  []string `json:"covers"`
}

func certificatesOf(text string) []*x509.Certificate {
	var certificates []*x509.Certificate
	rest := []byte(text)
	for {
		var block *pem.Block
		block, rest = pem.Decode(rest)
		if block == nil {
			return certificates
		}
		if block.Type != "CERTIFICATE" || len(block.Headers) > 0 {
			continue
		}
		if certificate, err := x509.ParseCertificate(block.Bytes); err == nil {
			certificates = append(certificates, certificate)
		}
	}
}

func judge(asked question) answer {
	result := answer{Anchors: []string{}, Covers: []string{}}
	chain, bundle := certificatesOf(asked.Chain), certificatesOf(asked.Bundle)
	if len(chain) == 0 {
		return result
	}
	roots, intermediates := x509.NewCertPool(), x509.NewCertPool()
	for _, certificate := range bundle {
		roots.AddCert(certificate)
	}
	// What is trusted may lead on to what is trusted above it.
	for _, certificate := range append(chain[1:], bundle...) {
		intermediates.AddCert(certificate)
	}
	// Who signed it is one question, and whether all of them are valid now another.
	var moments []time.Time
	for _, certificate := range append(chain, bundle...) {
		moments = append(moments, certificate.NotBefore.Add(time.Second), certificate.NotAfter.Add(-time.Second))
	}
	keys := map[string]bool{}
	for _, moment := range moments {
		found, err := chain[0].Verify(x509.VerifyOptions{
			Roots: roots, Intermediates: intermediates, CurrentTime: moment,
			KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny},
		})
		if err != nil {
			continue
		}
		for _, each := range found {
			key := sha256.Sum256(each[len(each)-1].RawSubjectPublicKeyInfo)
			keys[hex.EncodeToString(key[:])] = true
		}
	}
	for key := range keys {
		result.Anchors = append(result.Anchors, key)
	}
	sort.Strings(result.Anchors)
	for _, host := range asked.Hosts {
		if chain[0].VerifyHostname(host) == nil {
			result.Covers = append(result.Covers, host)
		}
	}
	return result
}

func main() {
	var questions []question
	if err := json.NewDecoder(os.Stdin).Decode(&questions); err != nil {
		panic(err)
	}
	answers := make([]answer, len(questions))
	for at, each := range questions {
		answers[at] = judge(each)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}
