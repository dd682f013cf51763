// Reads token files as kube-apiserver does: a JSON array of base64 texts in, each file's records or its error out.
package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
)

type file struct {
	Records [][][]byte `json:"records"`
	Error   string     `json:"error"`
}

func read(content []byte) file {
	reader := csv.NewReader(bytes.NewReader(content))
	reader.FieldsPerRecord = -1
	result := file{Records: [][][]byte{}}
	for {
		record, err := reader.Read()
		if err == io.EOF {
			return result
		}
		if errors.Is(err, csv.ErrBareQuote) || errors.Is(err, csv.ErrQuote) {
			return file{Error: "quote"}
		}
		if err != nil {
			return file{Error: err.Error()}
		}
		if len(record) < 3 {
			return file{Error: "columns"}
		}
		fields := make([][]byte, len(record))
		for i, field := range record {
			fields[i] = []byte(field)
		}
		result.Records = append(result.Records, fields)
	}
}

func main() {
	var contents [][]byte
	if err := json.NewDecoder(os.Stdin).Decode(&contents); err != nil {
		panic(err)
	}
	files := make([]file, len(contents))
	for i, content := range contents {
		files[i] = read(content)
	}
	if err := json.NewEncoder(os.Stdout).Encode(files); err != nil {
		panic(err)
	}
}
